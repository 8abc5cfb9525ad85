"""The words of pay cells, folded: periods, what is no pay, and what makes a pay open."""

import re

# What holds a figure and is no pay; each is blanked out before amounts are looked for.
WORKING_DAYS = re.compile(
    r"(?<![\d.,])(?:2[2-9]|30|31) ?(?:ngay cong|cong|ngay)(?: ?/ ?thang)?(?![a-z])(?! ?/)"
)
NO_PAY = re.compile(
    r"\d+(?:[.,]\d+)?(?: ?- ?\d+(?:[.,]\d+)?)? ?%"
    r"|(?<![\d.,])(?:x ?)?\d{1,2} ?(?:h|tieng|gio)(?: ?/ ?(?:ngay|ca|ngay lam))?(?![a-z])(?! ?\d)"
    r"|(?<!\d)\d ?ca(?: ?/ ?ngay)?(?![a-z])"
    r"|(?:tra|lanh|nhan|phat) luong (?:vao )?(?:ngay )?(?:mung )?\d{1,2}(?: hang thang| ?/ ?thang)?(?!\d)"
    r"|(?:luong )?thang (?:thu )?1[34](?!\d)"
    r"|thu viec (?:trong )?\d{1,2} (?:thang|ngay|tuan)"
    r"|(?:(?<=chia )|(?<=ty le ))\d{1,2}(?: ?[/:-] ?\d{1,2}| phan)(?![\d.,]| ?(?:tr|k|ng)\w*)"
    r"|(?:moi|mot|1) ngay (?:duoc |lam |khoang )?\d{1,3}(?: ?- ?\d{1,3})? ?(?:cong|kg|sp|cai|tan|khach|don)"
    r"(?![a-z])"
    r"|(?:nghi|off) \d (?:ngay|cn|chu nhat)(?: ?/ ?(?:thang|tuan))?"
)
COUPLE = re.compile(
    r"/ ?(?:2|hai) ?(?:nguoi|vo chong|vc|v\.?c|lao dong|ld|ng)(?![a-z])"
    r"|/ ?(?:1 |mot )?(?:cap|vo chong|vc)(?: vo chong| vc)?(?![a-z])"
    r"|(?:(?:2|hai|ca 2|ca hai) )(?:vo chong|vc)(?![a-z])(?: ?:)?"
    r"|(?:(?<=trieu )|(?<=tr )|(?<=cu )|(?<=ruoi )|(?<=000 ))(?:hai|ca hai|ca 2) nguoi(?![a-z])"
    r"|(?:cap )vo chong"
)
# "6.5tr8": a fraction before the unit and one behind it.
TWO_FRACTIONS = re.compile(r"\d[.,]\d{1,2} ?(?:trieu|tr|cu) ?\d")
TWO_PEOPLE = re.compile(r"(?<![a-z])hai nguoi(?![a-z])")
PER_HEAP = re.compile(r"/ ?\d{2,4}(?= ?(?:kg|g|sp|cai|con|m2|vien|trai)(?![a-z]))")
PER_PERSON = re.compile(r"(?:/ ?(?:1 |mot |moi )?|moi )nguoi(?![a-z])")
NEGOTIABLE = re.compile(
    r"thoa thuan|thoa thuat|thuong luong|canh tranh|nang luc|trao doi|hap dan|(?<![a-z])deal(?![a-z])|nego"
    r"|(?<![a-z/])tt(?![a-z])|(?<![a-z])t/t(?![a-z])|tuy (?:kha nang|tay nghe|kinh nghiem|vi tri)"
    r"|theo (?:tay nghe|kha nang|kinh nghiem|quy dinh|bang cap|thang bang luong|vi tri)|phong van"
    r"|theo hop dong|luong cao|xung dang|gap mat|goi dien|lien he|thuong thao|ban bac"
)
ONE = re.compile(
    r"(?:/ ?|(?<=\s))1 (?=thang|th(?![a-z])|ngay|cong|gio|tieng|ca(?![a-z])|buoi|nguoi|chuyen|sp"
    r"|san pham|kg|tan)"
)
ABOUT = re.compile(r"tren duoi|(?<![a-z])(?:khoang|tam|co|chung|gan)(?= ?\d)")
UNKNOWN_PERIOD = re.compile(r"\s*(?:vnd|dong|d)?\s*/ ?(?!(?:1 |mot |moi )?nguoi(?![a-z]))[a-z\d]")
SHARED_CATCH = re.compile(
    r"an chia|^chia(?![a-z])|chia theo|(?<!thuong )theo (?:chuyen|vu|con nuoc)|chia phan|phan chia|chia phan"
)
BY_PIECE = re.compile(
    r"(?:an |luong |tinh |theo |khoan )+(?:san pham|sp|kg|ky|ki|khoan|san luong|tan|cai|so luong"
    r"|doanh so|doanh thu)"
    r"(?![a-z])|luong khoan|(?<![a-z])khoan(?![a-z])|hoa hong"
)
# By these words a round sum need not be a month's.
BY_THE_JOB = re.compile(r"(?<![a-z])khoan(?![a-z])|" + SHARED_CATCH.pattern)
_PIECES = (
    "kg|ky|ki|ki lo|tan|ta|sp|san pham|cai|chuyen|m2|m3|met|m|bo|con|thung|bao|cay|doi|chiec|don"
    "|don hang|khay|lit"
    "|phong|can|tam|goi|ha|cong dat|mau|xe|cont|hop|ro|ket|ao|dam|vien|khach|hoc vien|tiet|hang|mon"
    "|bua|san|vong|khoi|dam|tiec|su kien"
)
_PERIODS = (
    ("hour", r"gio|h|tieng|hour"),
    ("day", r"ngay cong|cong nhat|ngay|cong(?! dat)|nc|day|cn(?= )"),
    ("shift", r"ca|buoi|dem|toi"),
    ("week", r"tuan"),
    ("month", r"thang|th|t|month"),
    ("year", r"nam|year"),
    ("piece", r"(?:\d{2,4} ?)?(?:" + _PIECES + ")"),
)
# "/tháng", "1 ngày", "mỗi ca", "một giờ" behind an amount; a bare "tháng" too.
PERIOD_BEHIND = re.compile(
    r"\s*(?:vnd|dong|d)?\s*(?:/ ?|1 ?/|(?:tren|moi|mot|cho|tren mot|hang) |(?<= )1 (?=[a-z])"
    r"|(?=(?:ngay|thang|gio|buoi)\s*(?:$|[,;(]))"
    r")(?:1 "
    r"|mot |moi )?"
    r"(?:" + "|".join(rf"(?P<{name}>(?:{words})(?![a-z\d]))" for name, words in _PERIODS) + ")"
)
PERIOD_BEFORE = re.compile(
    r"(?:(?P<day>cong nhat|luong ngay|luong cong|theo ngay|ngay cong|(?:mot |1 |moi )?ngay|(?:mot "
    r"|1 |moi )cong)"
    r"|(?P<hour>luong gio|theo gio|(?:mot |1 |moi )gio)|(?P<shift>theo ca|(?:mot |1 |moi )(?:ca|buoi))"
    r"|(?P<month>luong thang|theo thang|(?:mot |1 |moi |hang )?thang))[ :,la]*$"
)
EXTRA = re.compile(
    r"(?<![a-z])(?:pc|phu cap|cc|chuyen can|thuong|ho tro|ht|com|an ca|an trua|an giua ca|tien an"
    r"|xang|dt|dien thoai|nha o"
    r"|nha tro|phong tro|tham nien|doc hai|trach nhiem|ung|ung truoc|coc|kpi|di lai|gui xe|tip"
    r"|tang ca|ngoai gio|bao hiem"
    r"|tet|nong|hoa hong|hh|ds|doanh so|tro cap|luu dong|luu tru|cong tac phi|tay nghe|xang xe"
    r"|tien xe|le|thai san|con nho|dong phuc"
    r"|ktx|tc|bua|suat|sinh nhat|gioi thieu|hoc phi|le phi|phi)(?![a-z])"
)
TRIAL = re.compile(r"(?<![a-z])(?<!sau )(?<!khi )(?<!het )(?<!qua )(?:thu viec|hoc viec|dao tao)(?![a-z])")
BASE = re.compile(
    r"(?<![a-z])(?:lcb|lcd|luong cb|luong can ban|luong co ban|luong cung|cung|co ban|can ban|cb)(?![a-z])"
)
TOTAL = re.compile(
    r"(?<![a-z])(?:tong|tong tn|thu nhap|tn|thuc linh|thuc lanh|thuc nhan|nhan ve|ve tay|bao gom"
    r"|tong cong)(?![a-z])"
)
AT_LEAST_BEFORE = re.compile(
    r"(?:(?<![a-z])(?:tu|tren|hon|toi thieu|it nhat|thap nhat|khong duoi|min)|>=?|≥)[ :]*$"
)
AT_MOST_BEFORE = re.compile(
    r"(?:(?<![a-z])(?:den|toi|duoi|toi da|len den|len toi|cao nhat|khong qua|max|len)|<=?|≤)[ :]*$"
)
AT_LEAST_BEHIND = re.compile(
    r"\s*(?:vnd|dong|d)?\s*(?:/ ?[a-z]+ )?(?:tro len|do len|up|\+(?=$|[ ,;/)])(?! ?[a-z\d])"
    r"|(?:-|den|toi) ?(?:thoa thuan|thuong luong))"
)
JOINT = re.compile(r"\s*(?:vnd|dong|d)?\s*(?:-|~|=>|->|→|(?:den|toi|cho den|cho toi|hoac)(?= )|…|\.\.\.?)\s*")
