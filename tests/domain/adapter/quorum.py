# fmt: off
from domain.elections import Batch, is_valid_ballot, is_valid_election, least_candidates
from domain.electors import expected_voting
from domain.quorum import Medium, Turnout, VoteKind, weigh

MEDIA = {"secret ballot at the meeting": Medium.BALLOT}
TOGETHER = {"single ballot for both": True, "single ballot for all": True, "single ballot": True}
ROSTER = ("roster_full", "on_probation_sanction", "excluded_approved")


def answer(given):
    match given:
        case {"medium": medium}:
            how = MEDIA.get(medium, Medium.BUTTONS)
            return {"allowed_as_formal_vote": how.is_formal, "allowed_as": how.counts_as}
        case {"kind": "election_ballots", "issued": issued, "returned": returned}:
            return {"election_valid": is_valid_election(issued=issued, returned=returned)}
        case {"kind": "election_ballot", "seats": seats, "marked": marked}:
            return {"ballot_valid": is_valid_ballot(seats=seats, marked=marked)}
        case {"kind": "candidate_count", "seats": seats}:
            return {"min_candidates": least_candidates(seats)}
        case {"kind": "admission_batch", "candidates": candidates, "votes": votes}:
            batch = Batch(candidates, TOGETHER.get(votes, False))
            return {"valid": not batch.trouble, "reason": batch.trouble}
    expected = given.get("expected_voting") or expected_voting(**{key: given[key] for key in ROSTER if given.get(key)})
    ruling = weigh(VoteKind(given["kind"]), Turnout(expected, given["present_voting"]), yes=given.get("yes"), written_yes=given.get("written_yes") or 0)
    return {"needed_present": ruling.needed_present, "needed_yes": ruling.needed_yes, "meeting_valid": ruling.is_valid, "passed": ruling.is_passed, "elected": ruling.is_passed}
