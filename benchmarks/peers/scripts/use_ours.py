"""This project: text to answers as values; each answer's row of `timeline tag` is off the clock, as JSON is for all."""

from loop import serve

from timeline import pipeline
from timeline.exports.timex import tagged_row
from timeline.model import Article

DATA = pipeline.load()


def find(text, anchor):
    return pipeline.tag(Article("", text, anchor), DATA)


def facts(found, anchor):
    return tagged_row(found)["timex"]


serve(find, facts)
