"""A number nobody can mean is refused with a sentence."""

from services.staff.permissions import Role


def test_a_number_of_hundreds_of_digits_is_too_large(web):
    client = web.client_as(Role.EDITOR)
    typed = {
        "title": "Thợ hàn",
        "employer": "Cty Mẫu",
        "total_job_openings": "1" * 400,
        "salary_min": "1" * 400,
    }
    answer = client.post("/lists/vacancies/new", typed)
    assert answer.status_code == 422
    assert "Thợ hàn" in answer.text
