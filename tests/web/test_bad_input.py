"""Bad input is a clear 4xx in words, never a 500."""

from io import BytesIO

import pytest
from django.test import AsyncRequestFactory, Client, RequestFactory

from forum import asgi, wsgi
from tests.conftest import browser_of, say

pytestmark = pytest.mark.django_db
UNREADABLE = "text/plain; charset*=no-such''x"
OURS = {"Host": "testserver", "Origin": "http://testserver"}


class TestBadInput:
    @pytest.mark.parametrize(
        "address",
        [
            "/d/x%00y/",
            "/?q=%00",
            "/c/99999999999999999999999/",
            "/d/%ff%fe/",
            "/d/" + "x" * 5000 + "/",
            "/c/-1/",
            "/d//p/1/",
            "/a/../../etc/passwd",
        ],
    )
    def test_a_strange_address_is_a_clear_4xx(self, address):
        assert 400 <= Client().get(address).status_code < 500

    @pytest.mark.parametrize(
        "after",
        [
            "x",
            "1",
            "-",
            "1-",
            "-1",
            "9" * 40 + "-1",
            "1-" + "9" * 30,
            "1-1-1",
            "²-1",
            "%00",
            "99999999999999999999-5",
        ],
    )
    def test_a_strange_place_in_a_thread_is_the_beginning_or_an_end(self, motion, person, after):
        say(motion, person)
        for place in ("after", "at"):
            assert Client().get(f"{motion.get_absolute_url()}p/1/?{place}={after}").status_code in {200, 400}

    @pytest.mark.parametrize("header", ["Referer", "Origin"])
    def test_a_header_that_names_no_address_does_not_break_the_error_page(self, header):
        headers = {"Host": "testserver", header: "http://["}
        assert Client(headers=headers).get("/nope/").status_code == 404
        guarded = Client(enforce_csrf_checks=True, headers=headers)
        assert guarded.post("/marks/", {"show": "all"}).status_code == 403

    def test_a_content_type_that_cannot_be_read_is_a_400_in_words(self):
        environ = {**RequestFactory().get("/").environ, "CONTENT_TYPE": UNREADABLE}
        begun: list[str] = []
        body = b"".join(wsgi.application(environ, lambda status, headers: begun.append(status)))
        assert begun == ["400 Bad Request"]
        assert b"This could not be read" in body

    def test_so_it_is_for_a_server_that_speaks_asgi(self):
        scope = AsyncRequestFactory().get("/").scope
        headers = [(b"content-type", UNREADABLE.encode())]
        request, _error = asgi.application.create_request({**scope, "headers": headers}, BytesIO())
        assert request.content_params == {"charset": "unreadable"}

    @pytest.mark.parametrize("page", ["http://[", "//evil.example", "/\r\nX-Evil: 1", "/é/\n"])
    def test_a_strange_place_to_go_on_to_is_encoded_or_left_out(self, page, person):
        for answer in (
            Client().post("/marks/", {"show": "all", "next": page}),
            browser_of(person).get("/accounts/login/", {"next": page}),
            Client().get("/accounts/login/", {"next": page}),
        ):
            assert answer.status_code in {200, 302, 303}
            where = answer.headers.get("Location", "/")
            assert where.isascii()
            assert not where.startswith("//")
            assert "X-Evil" not in answer.headers

    def test_a_form_of_the_account_sent_too_often_comes_back_in_words(self):
        browser = Client(headers=OURS)
        form = {"username": "somebody", "email": "none", "password1": "a quiet harbour"}
        answers = [browser.post("/accounts/signup/", form) for _ in range(21)]
        assert [answer.status_code for answer in answers] == [200] * 20 + [429]
        page = answers[-1].content.decode()
        assert "Not so fast" in page
        assert "somebody" in page
        assert "a quiet harbour" not in page

    def test_every_value_of_a_repeated_field_comes_back(self, person):
        guarded = Client(enforce_csrf_checks=True, headers=OURS)
        answer = guarded.post("/marks/", {"body": ["the first words", "the second words"]})
        assert b"the first words" in answer.content
        assert b"the second words" in answer.content

    @pytest.mark.parametrize("charset", ["utf-16", "base64", "zlib", "idna", "x" * 300])
    def test_a_body_in_another_encoding_is_refused(self, charset):
        answer = Client().generic(
            "POST", "/accounts/login/", b"login=a", f"application/x-www-form-urlencoded; charset={charset}"
        )
        assert answer.status_code == 400

    def test_utf_8_by_its_other_names_is_taken(self):
        answer = Client().post(
            "/accounts/login/", b"login=a", content_type="application/x-www-form-urlencoded; charset=UTF-8"
        )
        assert answer.status_code == 200

    def test_a_cookie_with_nul_is_refused(self):
        client = Client()
        client.cookies["rejoinder_session"] = "abcdefgh\x00ijkl"
        assert client.get("/").status_code == 400

    def test_a_broken_upload_is_refused(self):
        answer = Client().post("/accounts/login/", b"--x\r\nbroken", content_type="multipart/form-data; boundary=")
        assert 400 <= answer.status_code < 500

    def test_too_many_fields_are_refused(self, motion, person):
        fields = {f"f{n}": "x" for n in range(3_100)}
        assert browser_of(person).post(f"{motion.get_absolute_url()}p/1/posts/", fields).status_code == 400

    def test_another_method_is_refused(self, motion, person):
        assert browser_of(person).delete(f"{motion.get_absolute_url()}p/1/").status_code == 405
        assert browser_of(person).get(f"{motion.get_absolute_url()}p/1/posts/").status_code == 405

    def test_nul_and_lone_surrogates_in_a_comment_are_taken_out(self, motion, person):
        raw = b"relation=comments&body=a%00b%ed%a0%80c"
        answer = browser_of(person).post(
            f"{motion.get_absolute_url()}p/1/posts/", raw, content_type="application/x-www-form-urlencoded"
        )
        assert answer.status_code in {303, 422}
