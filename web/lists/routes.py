"""/lists: what the assistant offers to people."""

from jobs_db.bootstrap import LARGEST_LIST
from services.staff.permissions import Permission
from web.lists import adding, changing, duplicates, employers, exporting, pages
from web.lists.importing import Importing
from web.lists.uploads import Uploads
from web.parts import Parts
from web.routing import MAX_FORM, Action, Ask, Page, Route

_SEE, _EDIT, _JUDGE = Permission.SEE_LISTS, Permission.EDIT_LISTS, Permission.JUDGE_HOLDS


def routes(parts: Parts) -> list[Route]:
    """For everybody who sees lists; changes for editors, judging for approvers."""
    importing = Importing(Uploads(parts.now))
    return [
        Page("/lists", pages.show_list, allowed=_SEE),
        Page("/lists/holds", pages.show_holds, allowed=_SEE),
        Action("/lists/holds/{id:int}/release", changing.let_pass, allowed=_JUDGE),
        Action("/lists/holds/{id:int}/confirm", changing.call_fraud, allowed=_JUDGE),
        Page("/lists/imports", importing.show, allowed=_EDIT),
        Ask("/lists/imports/read", importing.read, allowed=_EDIT, max_body=LARGEST_LIST + MAX_FORM),
        Ask("/lists/imports/columns", importing.choose, allowed=_EDIT),
        Ask("/lists/imports/answers", importing.answer, allowed=_EDIT, max_body=4 * MAX_FORM),
        Page("/lists/imports/left-out", importing.left_out, allowed=_EDIT),
        Ask("/lists/imports/forget", importing.forget, allowed=_EDIT),
        Action("/lists/imports/apply", importing.apply, allowed=_EDIT),
        Page("/lists/imports/{id:int}", importing.show_batch, allowed=_EDIT),
        Action("/lists/imports/{id:int}/undo", importing.undo, allowed=_EDIT),
        Page("/lists/employers", employers.show_employers, allowed=_SEE),
        Page("/lists/employers/{id:int}", employers.show_employer, allowed=_SEE),
        Action("/lists/employers/{id:int}", employers.change, allowed=_EDIT),
        Action("/lists/employers/{id:int}/close", employers.close, allowed=_EDIT),
        Page("/lists/employers/{id:int}/merge", employers.show_merge, allowed=_EDIT),
        Action("/lists/employers/{id:int}/merge", employers.merge, allowed=_EDIT),
        Page("/lists/duplicates", duplicates.show, allowed=_EDIT),
        Action("/lists/duplicates/merge", duplicates.merge, allowed=_EDIT),
        Page("/lists/{kind}", pages.show_list, allowed=_SEE),
        Page("/lists/{kind}/export", exporting.export, allowed=_SEE),
        Page("/lists/{kind}/new", adding.show_new, allowed=_EDIT),
        Action("/lists/{kind}/new", adding.add, allowed=_EDIT, max_body=4 * MAX_FORM),
        Page("/lists/{kind}/{id:int}", pages.show_record, allowed=_SEE),
        Action("/lists/{kind}/{id:int}", changing.change, allowed=_EDIT, max_body=4 * MAX_FORM),
        Action("/lists/{kind}/{id:int}/close", changing.close, allowed=_EDIT),
        Action("/lists/{kind}/{id:int}/open", changing.reopen, allowed=_EDIT),
    ]
