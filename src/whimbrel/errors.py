"""The exceptions: one small tree, so that `except WhimbrelError` catches whatever a caller can mend."""


class WhimbrelError(Exception):
    """Something that a user can mend: says what happened, where, and what to do."""


class KnowledgeError(WhimbrelError):
    """A lexicon, actor table or gazetteer that cannot be used; lists every defect, one a line."""


class ReportError(WhimbrelError):
    """One report that cannot be coded; its neighbours still can."""


class StoreError(WhimbrelError):
    """A store that cannot be opened, written or asked."""
