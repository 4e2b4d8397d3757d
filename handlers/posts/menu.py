"""The buttons of a notice（通知）: what each does, and who may press it."""

from cards.posts import ChasePost, DropPost, OpenPost, ReadPost, RewritePost, SendPost, ShowPost
from chat import Press
from domain.access import Right
from handlers.menu import Entry, hanging
from handlers.posts import posting

POSTS: dict[type[Press], Entry] = {
    ReadPost: hanging(posting.read),
    ShowPost: Entry(run=posting.show, right=Right.SEE_OWN, reads=True),
    SendPost: Entry(run=posting.send, right=Right.RUN_BRANCH, can_undo=False),
    DropPost: Entry(run=posting.drop, right=Right.RUN_BRANCH),
    RewritePost: Entry(run=posting.rewrite, right=Right.RUN_BRANCH),
    OpenPost: Entry(run=posting.open_post, right=Right.RUN_BRANCH, reads=True),
    ChasePost: Entry(run=posting.chase, right=Right.RUN_BRANCH, can_undo=False),
}

POST_ANSWERS: dict[str, Entry] = {
    posting.TEXT: Entry(run=posting.take_text, right=Right.RUN_BRANCH),
}
