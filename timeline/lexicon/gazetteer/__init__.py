"""The gazetteer: people, places, organisations and offices, and every Arabic form that names them.

The files lie beside this module; a newsroom's own (`DATA/gazetteer/*.csv`, same names and columns) are laid over them.
Each has one Arabic column, the last one:

- `entities.csv`  id, kind, name_en, country, lat, lon, wikidata, within, name_ar (which is a form, too)
- `forms.csv`     id, latent, form: one more spelling a line; id `-` is what only looks like a name («حصة الأسد»)
- `demonyms.csv`  id, kind, form: nationality adjectives; of kind `base` the masculine singular, the rest follows
- `capitals.csv`  state, capital
- `offices.csv`   role, of, holder, from, to: who held what and when
- `titles.csv`    role, kind, of, form: the words that name offices
- `words.csv`     kind, id, form: head nouns, clues that tell namesakes apart, given names (id: in Latin
  letters), and words that end an unknown name
"""

from timeline.lexicon.gazetteer.loader import COLUMNS, load
from timeline.lexicon.gazetteer.values import HEADS_OF_STATE, Gazetteer, Node, Office, Sense, Term

__all__ = ["COLUMNS", "HEADS_OF_STATE", "Gazetteer", "Node", "Office", "Sense", "Term", "load"]
