# ruff: noqa: SIM905 - words in a row read better than a column of quotation marks
"""Words that say nothing about what is looked for; they count only where a query holds nothing else."""

STOP_WORDS = frozenset(
    """
    a an and are as at be been by can could did do does for from had has have how i if in into is it its
    me my of on or other our should so some such than that the their them then there these they this to
    was we were what when where which who whom why will with would you your about 및 등 등의 관련 관련한
    관련된 위한 위해 위하여 대한 대해 대하여 통한 통해 따른 따라 또는 그리고 있는 있다 있나요 없는
    어떻게 어떤 무엇 무엇을 무엇인가 왜 언제 어디 어디서 누가 하는 하기 수 것 것을 것이 때 제 그 이 저
    데 곳 알려줘 알려주세요 찾아줘 찾기 방법 법 내용 관하여 관한 있습니까 인가요
""".split()
)

# Words that say little: left out first where nothing holds all that was typed.
FAINT_WORDS = STOP_WORDS | frozenset(
    """
    줄 바 중 더 좀 잘 안 못 다 또 몇 몇시 몇월 며칠 얼마 얼마나 어느 무슨 뭐 뭘 누구 우리 저희 제가 내가
    나 내 좋은 좋을 싶다 싶은 싶어요 하고싶다 하고싶어요 되나요 하나요 해요 할까 할까요 있나 있어요 있을까
    없나요 인지 때문에 같은 같이 정말 진짜 그냥 꼭 제일 가장 요즘 오늘 지금
    please want need get go make any some there's
    """.split()
)
