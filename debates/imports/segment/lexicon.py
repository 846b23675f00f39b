"""English word lists: what begins a sentence, what is a finite verb, what is no name though capitalised."""

from pathlib import Path


def word_set(words: str) -> frozenset[str]:
    """Return the words that white space parts."""
    return frozenset(words.split())


STARTERS = word_set(
    "the a an this that these those it its he she they we you his her their our your my there here when "
    "while if as since because although though but and or so yet however in on at by for from with "
    "without after before during under over to of what who how why where which not no one some many most "
    "all both each every few several another other such even only just perhaps maybe then now today "
    "meanwhile moreover furthermore nevertheless instead indeed thus therefore once until unless despite "
    "whether like let nor as hence here between among above below beyond behind along according firstly "
    "secondly thirdly finally overall similarly likewise also still given due unlike unfortunately "
    "fortunately obviously clearly perhaps consider suppose imagine today's soon later earlier ever never "
    "always sometimes often nobody everybody everyone somebody someone anyone nothing everything "
    "something neither either more much few only almost nearly about around having being"
)
DETERMINERS = word_set("the a an this that these those its his her their our your my some any every each no")
PREPOSITIONS = word_set(
    "in on at by for from with without after before during under over to of into onto upon about against "
    "among between through throughout toward towards within across behind beyond near since until despite "
    "as than per via like"
)
CONJUNCTIONS = word_set("and or but nor yet so that which who whom whose when while if because although though where")
FRONTERS = word_set(
    "in on at by for from with without after before during under over since until despite as when while "
    "if because although though once unless according"
)
PRONOUNS = word_set("i he she it they we you there this these those nobody everyone everybody someone nothing")
QUESTION_WORDS = word_set("what who how why where which when is are do does can should will has")
PARTICLES = word_set("it them me us him her up out off down away all both each one two three half not back yourself")
TIMES = word_set(
    "ago year years day days week weeks month months hour hours minute minutes moment time times morning night evening "
    "afternoon today yesterday tomorrow tonight summer winter spring autumn weekend century decade monday tuesday "
    "wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december then once sometimes later before after first instead way thing all everything nothing"
)
CONTINUERS = word_set("he she it they his her their its this that these those such and or so")

AUXILIARIES = word_set(
    "is are was were be am has have had do does did will would shall should can could may might must "
    "cannot isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't couldn't shouldn't "
    "hasn't haven't hadn't it's that's he's she's there's they're we're i'm i've we've they've i'd we'd "
    "you're what's"
)
FINITE = word_set(
    "said says went goes gone came comes became becomes began begins took takes made makes gave gives got "
    "gets knew knows thought thinks saw sees found finds told tells kept keeps left leaves felt feels "
    "brought brings held holds wrote writes stood stands lost loses paid pays met meets ran runs set sat "
    "sits spoke speaks led leads grew grows fell falls rose rises sent sends built builds spent spends "
    "won wins drew draws broke breaks chose chooses drove drives ate wore threw sold bought taught caught "
    "fought understood believe believes argue argues suggest suggests remain remains need needs want "
    "wants seem seems appear appears live lives work works show shows mean means let lets help helps use "
    "uses continue continues try tries turn turns start starts call calls ask asks exist exists depend "
    "depends require requires provide provides offer offers allow allows include includes tend tends "
    "agree agrees cannot prefer prefers claim claims happen happens deserve deserves know think see say "
    "make take get go come find give tell become feel keep hold write stand lose pay meet lead grow fall "
    "rise face faces reached used"
)
NOT_PAST = word_set("need indeed speed feed seed breed red bed hundred sacred united limited advanced bloodshed")

SMALL_WORDS = word_set(
    "a an the and or but nor of in on at by for from with to as into onto over under via vs vs. about is "
    "be than that its between after before without within against through"
)
TITLES = word_set(
    "president minister mr mrs ms dr professor prof senator governor general colonel king queen prince "
    "princess sir lady lord judge justice chancellor mayor secretary pope bishop captain saint former "
    "prime vice chairman director leader chief author writer poet historian economist scientist activist "
    "spokesman spokeswoman officer deputy head nurse coach founder commissioner ambassador analyst critic "
    "editor engineer"
)
BEFORE_NAMES = word_set(
    "novel film movie book play thriller album song opera story poem series column newspaper paper magazine "
    "memoir essay documentary ship boat pub band group company charity bestseller masterpiece debut sequel "
    "called named titled wife husband brother sister friend colleague neighbour son daughter father mother "
    "uncle aunt cousin partner says said asked teacher farmer painter singer actor actress composer pianist "
    "architect physicist biologist journalist artist councillor councilwoman town city village river island "
    "mount lake street road"
)
ANSWERS = word_set(
    "because no yes not perhaps maybe probably none nobody well sure certainly hardly apparently it they i"
)

_COMMON_FILE = Path(__file__).with_name("common.txt")  # forms that free manuals and essays write in lower case
COMMON = frozenset(_COMMON_FILE.read_text(encoding="utf-8").split()) | STARTERS | AUXILIARIES | FINITE
COMMON_ENDINGS = (
    "tion", "tions", "ment", "ments", "ness", "ity", "ities", "ship", "ships", "ism", "ing", "ings",
    "ly", "ance", "ence",
    "able", "ible", "ful", "less", "ous", "ive", "ology", "ies", "ists", "ers", "als",
)  # fmt: skip
