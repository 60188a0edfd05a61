"""The class of page that each kind of entry has."""

from collections.abc import Mapping

from litmap.model.vocabulary import Kind
from litmap.site.pages.barrier import BarrierPage
from litmap.site.pages.criterion import CriterionPage
from litmap.site.pages.development import DevelopmentPage
from litmap.site.pages.entry import EntryPage
from litmap.site.pages.institution import InstitutionPage
from litmap.site.pages.instrument import InstrumentPage
from litmap.site.pages.pathway import PathwayPage
from litmap.site.pages.recommendation import RecommendationPage
from litmap.site.pages.term import TermPage

PAGES: Mapping[Kind, type[EntryPage]] = {
    "barrier": BarrierPage,
    "pathway": PathwayPage,
    "recommendation": RecommendationPage,
    "criterion": CriterionPage,
    "institution": InstitutionPage,
    "instrument": InstrumentPage,
    "development": DevelopmentPage,
    "term": TermPage,
}
