"""Words with a capital letter that are no names, and given names that are not spellings of one."""

from __future__ import annotations

from extraction.word_classes import listed
from schema.name_words import HONORIFICS, NATIONALITIES, TITLES

DAYS_AND_MONTHS = listed("""
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat
    sun january february march april may june july august september october november december jan
    feb mar apr jun jul aug sep sept oct nov dec
    """)
_SENTENCE_WORDS = listed("""
    a about above according across after again against ago all almost along already also although
    always am among an and another any anyone are around as asked at away back be because been
    before behind being below best between both but by called came can could day days despite did
    do does during each earlier early either else even ever every everyone everything few first
    five for former four from get good got great had has have having he her here hers him his how
    however i if in including indeed inside instead into is it its just last late later least less
    let like made make many maybe me meanwhile more most mr much must my near never new next no nor
    not nothing now of off old on once one only or other others our out outside over own people per
    perhaps please quite read said same saw say says second see seen seven several she should since
    six so some someone something sometimes soon still such ten than thank that the their them then
    there these they thing things third this those though three through thus to today together
    tomorrow tonight too two under until up upon us very was watch we well were what when where
    whether which while who whole whom whose why will with within without would yes yesterday yet
    you your yours
    """)
_ROLES = listed("""
    actor actress agent analyst attorney author banker champion chair chairperson chancellor
    coach commissioner constable coroner correspondent counsel counselor ceo cfo coo dean
    delegate democrat deputy detective editor executive officer firefighter founder head
    inspector lawyer leader manager minister officer owner paramedic pastor photographer pilot
    player police president principal prosecutor reporter republican researcher sheriff singer
    speaker spokesperson star state student superintendent supervisor teacher trooper undersecretary
    under writer
    """)
NO_NAMES = DAYS_AND_MONTHS | _SENTENCE_WORDS | HONORIFICS | TITLES | _ROLES
"""What is next to a name, or begins a sentence, and is no part of a name."""
COMMON_IN_NAMES = NATIONALITIES | listed("""
    america american americans britain china europe european france germany house north south east
    west united states kingdom university county city department national international street
    avenue
    """)
"""What very many names have."""
_FAMILIES = """
    anthony antony, catherine katherine kathryn catharine katharine catherina, steven stephen
    stephan, jeffrey geoffrey jeffery jeffry, philip phillip phillipe philippe, marc mark, eric
    erik erick,
    jon john, sara sarah, brian bryan bryon, alan allan allen, ann anne, sean shaun shawn shane,
    michael micheal mikael, matthew mathew, nicholas nicolas nickolas, rachel rachael,
    teresa theresa, elizabeth elisabeth, hillary hilary, lindsay lindsey, kelly kelley kellie,
    lawrence laurence, graham graeme, neil neal, carl karl, robyn robin, tracy tracey, kristen
    kristin kirsten, christina cristina kristina, christopher cristopher kristopher, jaime jamie,
    deborah debra debora, isabel isabelle isobel, vincent vincente, frederick fredrick frederic,
    rebecca rebekah, zachary zachery zackary, terry terri, dennis denis, russell russel, gerald
    jerald, joseph josef, francis frances, madeleine madeline madelyn, caitlin kaitlyn katelyn
    caitlyn, megan meghan meagan, leah lea, deirdre deidre, bryce brice, aidan aiden,
    caroline carolyn
"""
FAMILIES = {
    name: row.split()[0] for row in _FAMILIES.split(",") if row.split() for name in row.split()
}
"""Given names of which one is a spelling of the other, each with the first of its family."""
GIVEN_NAMES = frozenset(FAMILIES) | listed("""
    aaron abigail adam adrian agnes alana albert alberta alec alex alexa alexander alexandra
    alexandria alexis alfred alice alicia alison alyssa amanda amber amelia amy ana andre andrea
    andrew andy angel angela angelo angie anna annie antonia antonio april ariana ariel arthur
    ashley audrey austin barbara barry beatrice ben benjamin bernard beth betty beverly blake
    bobbie bobby brad bradley brandi brandon brenda brendan brenna brett brianna britney brittany
    bruce bryant caleb cameron camilla carla carlo carlos carmen carol carole carolina carrie
    casey cassandra cecil cecilia charlene charles charlie charlotte chelsea cheryl chris christa
    christian christie christine cindy claire clara clare claude claudia clay clayton cody colin
    connie connor conor corey cory courtney craig crystal curtis cynthia daisy dale dan dana daniel
    daniela danielle danny darren darrell daryl dave david dawn dean denise derek diana diane
    dominic dominique don donald donna doris dorothy douglas duncan dustin dylan earl eddie edgar
    edith edmund eduardo edward edwin eileen elaine eleanor elena elijah ella ellen elliot ellis
    emil emilia emilio emily emma enrique erica erika erin ernest ernesto ethan eugene eva evan
    eve evelyn felicia felix fernando fiona florence frank franklin fred gabriel gabriela gabrielle
    garry gary gavin gene george georgia georgina gerard gina gloria gordon grace grant greg
    gregory gustavo guy hank hannah harold harriet harry harvey heather hector helen helena henri
    henry herbert holly howard hugh hugo ian ida irene iris isaac isabella ivan jack jackie jackson
    jacob jacqueline jake james jan jane janet janice jared jasmine jason javier jay jean jeff
    jenna jennifer jenny jeremiah jeremy jerome jerry jesse jessica jessie jill jim jimmy jo joan
    joann joanna joanne joe joel johanna johnny jonah jonathan jordan jorge jose josefina
    josephine joshua josie joy joyce juan juana juanita judith judy julia julian juliana julie
    julio june justin justine karen karin karla kate katelyn kathleen kathy katie kay keith ken
    kenneth kenny kevin kim kimberly kyle lance larry laura lauren lauri laurie leo leon leona
    leonard leonardo leroy leslie lewis liam lily linda lisa liz logan lois lonnie lori lorraine
    louis louisa louise lucas lucia lucille lucy luis luisa luke lydia lynn mabel manuel manuela
    marcela marcelo marcia marco marcos marcus margaret margarita maria marian mariana marianne
    marie marilyn marina mario marion marissa marjorie marlene marsha martha martin martina marvin
    mary mateo maureen maurice max maxine maya melanie melinda melissa melvin mia michaela miguel
    mildred miles milton mindy miranda mitchell molly monica morgan myra nancy naomi natalia
    natalie nathan nathaniel nathalie nellie nelson nicola nicole nina noah noel nora norma norman
    oliver olivia omar oscar owen pablo pamela patricia patrick paul paula pauline pedro peggy
    penny perry pete peter phil phillis phyllis priscilla rafael ralph ramon ramona randall randy
    raul raymond regina rene renee ricardo richard rick ricky rita rob robert roberta roberto
    rodney roger roland rolando roman ron ronald rosa rosalie rosanna rose rosemary roxanne roy
    ruben ruby ruth ryan sabrina sally sam samantha samuel sandra sandy santiago scott sebastian
    selena sergio seth shannon sharon shaun sheila shelby shelley sherri sherry shirley sidney
    silvia simon simone sofia sonia sonja sophia sophie stacey stacy stan stanley stella stephanie
    stewart stuart sue susan susana suzanne sydney sylvia tamara tammy tanya tara tasha taylor
    ted terence terrence thelma theodore thomas tiffany tim timothy tina todd tom tommy toni tony
    tonya travis trevor tristan troy tyler valentina valerie vanessa vera vernon veronica vicki
    victor victoria viola violet virginia vivian wade wallace walter wanda warren wayne wendy
    wesley whitney will william willie wilma yolanda yvette yvonne zoe
    """)
"""Given names: two of them, unless of one family, are those of two persons."""
