"""What the generated archive says, in three languages."""

NAMES = {
    "kk": (("Айгерім", "Дәурен", "Гүлнәр", "Нұрлан", "Сәуле"), ("Қасымова", "Әбенова", "Өтеген", "Тұрсынбек")),
    "ru": (("Айгерим", "Даурен", "Гульнар", "Нурлан", "Сауле"), ("Касымова", "Абенова", "Утеген", "Турсынбек")),
    "en": (("Aigerim", "Dauren", "Gulnar", "Nurlan", "Saule"), ("Kassymova", "Abenova", "Utegen", "Tursynbek")),
}
CHANNELS = {"kk": "«Қала жаңалығы» арнасы", "ru": "Канал «Новости города»", "en": "The channel “City news”"}
TAGS = {
    "kk": ["байланыс", "мектеп", "көлік", "сайлау", "су", "баға", "жол", "ауа райы"],
    "ru": ["связь", "школа", "транспорт", "выборы", "вода", "цены", "дороги", "погода"],
    "en": ["phones", "schools", "transport", "elections", "water", "prices", "roads", "weather"],
}
DETAIL = {
    "kk": "Хабарлама № {number}: мұны бәріне жіберіңіздер!",
    "ru": "Сообщение № {number}: перешлите всем, кого знаете!",
    "en": "Message no. {number}: send this to everyone you know!",
}
HEADLINES = {
    "kk": ["Ақ микроавтобус балаларды ұрлап жүрген жоқ", "Қоңыраулар жазылмайды", "Ешкім құжатынан айырылмайды"],
    "ru": ["Белый микроавтобус никого не похищал", "Звонки никто не записывает", "Документы не отберут"],
    "en": ["No white minibus took children away", "Nobody records the calls", "No one loses their papers"],
}  # fmt: skip
HEADINGS = {
    "kk": ["Хабарлама қайдан шықты", "Деректер не дейді"],
    "ru": ["Откуда взялось сообщение", "Что говорят данные"],
    "en": ["Where the message came from", "What the data say"],
}
PARAGRAPHS = {
    "kk": [
        "Полицияға мұндай өтініш түскен жоқ, ал суреттегі көлік басқа елде, бірнеше жыл бұрын түсірілген.",
        "Хабарлама алғаш рет алты жыл бұрын тараған. Содан бері қала мен күн ғана өзгерген, мәтіні сол қалпында.",
        "Біз суреттің түпнұсқасын таптық: ол шетелдік жергілікті газетте жарияланған мақалаға тіркелген екен.",
        "Министрліктің жауабында мұндай ереже қабылданбағаны, жобасы да дайындалмағаны айтылған.",
    ],
    "ru": [
        "Таких заявлений в полицию не поступало, а машина на снимке стоит в другой стране и снята несколько лет назад.",
        "Впервые сообщение появилось шесть лет назад. С тех пор менялись только город и число, текст остался прежним.",
        "Мы нашли исходный снимок: он сопровождал статью местной газеты за рубежом.",
        "В ответе министерства сказано, что такие правила не принимали и не готовили.",
    ],
    "en": [
        "The police received no such report; the car in the picture stands in another country and was taken years ago.",
        "The message first went round six years ago. Since then only town and date have changed, not the words.",
        "We found the original picture: it came with an article in a local paper abroad.",
        "The ministry's answer says that no such rules were adopted and none are being drafted.",
    ],
}  # fmt: skip
ADVICE = {
    "kk": ["Хабарламаны әрі қарай жібермеңіз.", "Күмәндансаңыз, бізге жазыңыз."],
    "ru": ["Не пересылайте это сообщение.", "Сомневаетесь — напишите нам."],
    "en": ["Do not pass the message on.", "When in doubt, write to us."],
}
QUOTE = "No such report has been received."
LAW = "Байланыс туралы заң"
CORRECTION = {
    "kk": {"what_was": "«Қыркүйекте» делінген еді.", "what_is": "Қыркүйектің ортасында.", "why": "Дереккөзде солай."},
    "ru": {"what_was": "Было сказано «в сентябре».", "what_is": "В середине сентября.", "why": "Так в источнике."},
    "en": {"what_was": "It said “in September”.", "what_is": "In mid-September.", "why": "The source says so."},
}  # fmt: skip


def name(key: str, language: str, place: int) -> str:
    """A claimant's ("said") or a signatory's name."""
    if key == "said":
        return f"{CHANNELS[language]} {place + 1}"
    first, last = NAMES[language]
    return f"{first[place % len(first)]} {last[place % len(last)]}"
