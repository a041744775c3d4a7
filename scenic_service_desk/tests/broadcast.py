"""What the tests of broadcasts share. Not a test itself."""

from .missing import MissingCommon


class BroadcastCommon(MissingCommon):
    """A broadcast, and a kind with its repeats."""

    @classmethod
    def new_broadcast(cls, user=None, **values):
        return cls.new_entry("scenic.broadcast", user, **{"text_zh": "请车主挪车", "text_en": "Move it", **values})

    @classmethod
    def kind(cls, **values):
        return cls.env["scenic.broadcast.kind"].create({"name": "Test", "text_zh": "Hello", **values})
