# ruff: noqa: SIM905 - words in a row read better than a column of quotation marks
"""The words of which the texts are made, the frequent ones first."""

NOUNS_KO = """
정책 도시 협력 시민 사업 교류 계획 지역 환경 교통 서비스 행정 주택 문화 관광 기후 에너지 안전 복지 교육
청년 일자리 경제 디지털 데이터 공원 하천 도로 지하철 버스 자전거 보행 주거 재생 건축 경관 역사 박물관
도서관 축제 예술 공연 전시 관광객 스타트업 창업 투자 시장 산업 기술 연구 대학 학교 어린이 노인 장애인
여성 가족 건강 병원 보건 감염병 방역 식품 먹거리 농업 쓰레기 재활용 폐기물 대기질 미세먼지 온실가스
탄소중립 태양광 전기차 충전소 수소 물관리 상수도 하수도 빗물 홍수 침수 재난 소방 구급 치안 조명 가로등
골목 전통시장 소상공인 관세 무역 물류 항만 공항 노선 요금 환승 주차장 예산 조례 제도 규제 공모 위원회
협의회 대표단 사무국 포럼 총회 회의 세미나 연수 방문단 공무원 전문가 주민 참여 거버넌스 의회 시청 자치구
마을 공동체 업무협약 양해각서 우호도시 자매도시 공동선언 합의서 실무협의 시범사업 성과보고 평가지표
사례집 안내서 누리집 통계 조사 설문
""".split()
VERBS_KO = """
추진하기로 확대하기로 논의하기로 공유하기로 검토하기로 지원하기로 개선하기로 마련하기로 운영하기로
도입하기로 강화하기로 점검하기로 연구하기로 협의하기로 발굴하기로 구축하기로 조성하기로 시행하기로
""".split()
ADVERBS_KO = (
    "함께 꾸준히 새롭게 단계적으로 체계적으로 공동으로 올해부터 내년까지 우선 특히 먼저 적극적으로".split()
)
SURNAMES_KO = "김이박최정강조윤장임한오서신권황안송류홍"
GIVEN_KO = "민서지우현도윤하은수아연준호영진성재경희선미정태석혜인동규"

NOUNS_EN = """
policy city citizens cooperation programme exchange plan district environment transport service housing
culture tourism climate energy safety welfare education youth employment economy data park river street
metro bus cycling walking renewal architecture heritage museum library festival arts exhibition visitors
startup investment market industry technology research university school children seniors disability
women family health hospital prevention food farming waste recycling air emissions neutrality solar
vehicle charging hydrogen water sewerage rain flood disaster rescue policing lighting lane shops trade
logistics port airport route fare parking budget ordinance regulation committee council delegation
secretariat forum assembly meeting seminar training officials experts residents participation governance
neighbourhood community agreement memorandum declaration pilot evaluation indicator handbook website
statistics survey workshop partnership network strategy
""".split()
VERBS_EN = """
expand share review support improve prepare introduce strengthen examine study develop build create
discuss monitor fund coordinate publish
""".split()
ADJECTIVES_EN = (
    "new joint public local regional digital inclusive resilient affordable annual shared practical".split()
)
SURNAMES_EN = """
Kim Lee Park Choi Jung Smith Brown Garcia Müller Rossi Tanaka Wang Nguyen Silva Dubois Novak Khan Jensen
""".split()
GIVEN_EN = "Minseo Jiwoo Anna David Maria Lukas Yuki Emma Noah Sofia Omar Elena Peter Clara Hugo Nina".split()

DEPARTMENTS = (
    ("국제협력과", "International Cooperation Division"),
    ("기후환경정책과", "Climate and Environment Policy Division"),
    ("도시교통과", "Urban Transport Division"),
    ("문화정책과", "Culture Policy Division"),
    ("디지털정책과", "Digital Policy Division"),
)
