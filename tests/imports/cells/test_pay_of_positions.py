import pytest

from services.imports.cells.pay_of_positions import read_pays


@pytest.mark.parametrize(
    ("cell", "titles", "bounds"),
    [
        ("GV 9-12tr; BM 5tr5", ["GV Toán", "GV Anh", "Bảo mẫu"], [(9, 12), (9, 12), (5.5, 5.5)]),
        ("thợ 8tr, thợ máy 9tr", ["Thợ hồ", "Thợ máy"], [(8, 8), (9, 9)]),
        ("tài xế 10tr; còn lại 6,5tr", ["Tài xế", "Tiếp viên", "Giữ xe"], [(10, 10), (6.5, 6.5), (6.5, 6.5)]),
        ("LX: ăn chia 50%; TĐV: 5.500.000", ["Lái xe taxi", "Tổng đài viên"], [(None, None), (5.5, 5.5)]),
        ("chia 50%; 5,5tr; 9tr", ["Lái xe", "Trực điện", "Thợ máy"], [(None, None), (5.5, 5.5), (9, 9)]),
        ("CT 12tr; TM ăn sp", ["Chuyền trưởng", "Thợ may"], [(12, 12), (None, None)]),
        ("ăn theo kg, 8-10tr", ["Lặt đầu tôm", "Phân cỡ"], [(8, 10), (8, 10)]),
        ("20tr và 10tr", ["Trưởng vùng", "Cán bộ thu mua"], [(20, 20), (10, 10)]),
        ("12tr + 7tr", ["Tài xế", "Tiếp viên"], [(12, 12), (7, 7)]),
        ("7tr-9tr-6tr", ["Thiết kế", "Thợ in", "Giao hàng"], [(7, 7), (9, 9), (6, 6)]),
        ("7tr-9tr", ["Thiết kế", "Thợ in"], [(7, 9), (7, 9)]),
    ],
)
def test_each_position_gets_its_own_part_of_the_pay(cell, titles, bounds):
    read = read_pays(cell, titles)

    assert read.codes == ()
    assert [
        tuple(bound and bound / 1e6 for bound in (pay.minimum, pay.maximum)) for pay in read.pays
    ] == bounds


def test_a_period_said_once_behind_the_last_pay_holds_for_all():
    read = read_pays("450k/400k/300k ngày", ["Thợ hàn", "Thợ tiện", "Phụ việc"])

    assert [(pay.minimum, pay.unit) for pay in read.pays] == [(450e3, "day"), (400e3, "day"), (300e3, "day")]


@pytest.mark.parametrize(
    ("cell", "titles"),
    [
        ("8tr + 2tr", ["Tài xế", "Tiếp viên"]),
        ("450k - 350k/ngày", ["Thợ chính", "Thợ phụ"]),
        ("GV 9tr; GV 8tr", ["GV Toán", "GV Anh"]),
        ("7tr; 8tr; 9tr", ["Tài xế", "Tiếp viên"]),
        ("tài xế 10tr; thủ kho 8tr", ["Tài xế", "Tiếp viên"]),
        ("NV giao hàng 7tr; thủ kho 8tr", ["NV bán hàng", "Thủ kho"]),
    ],
)
def test_pays_that_fit_the_positions_in_no_one_way_are_asked_about(cell, titles):
    assert read_pays(cell, titles).codes == ("pay_several",)


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("12tr", ("pay_for_two",)),
        ("7tr/người", ()),
        ("14tr/cặp", ("pay_of_couple",)),
        ("thỏa thuận", ()),
    ],
)
def test_a_pay_for_couples_must_say_for_how_many_it_is(cell, codes):
    assert read_pays(cell, ["Vợ chồng coi đầm"], for_couples=True).codes == codes
