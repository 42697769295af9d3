"""A code by mail or text that proves again who acts.

By mail for people with neither password nor second factor, by text as a second proof.
The same rules as for codes that sign in: ten minutes, three tries, once, in the browser that asked.
"""

from typing import Any, Final, Self

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from allauth.core import ratelimit

SESSION_KEY: Final = "account_proof_code"


class ProofCode(AbstractCodeVerificationProcess):
    """The code that was sent in this session."""

    def __init__(self, request: Any, state: dict[str, Any]) -> None:
        """Take up the state that the session holds."""
        self.request = request
        super().__init__(
            max_attempts=app_settings.LOGIN_BY_CODE_MAX_ATTEMPTS,
            timeout=app_settings.LOGIN_BY_CODE_TIMEOUT,
            state=state,
            user=request.user,
        )

    @classmethod
    def begin(cls, request: Any, *, phone: str = "") -> None:
        """Send a new code to the person's address, or the telephone.

        Raises RateLimited when too many were asked for.
        """
        user = request.user
        ratelimit.consume(
            request, action="request_login_code", key=phone or user.email, raise_exception=True
        )
        process = cls(request, cls.initial_state(user, None if phone else user.email, phone))
        process.send()
        process.persist()

    @classmethod
    def resume(cls, request: Any) -> Self | None:
        """Return the code that still counts, or None."""
        state = request.session.get(SESSION_KEY)
        process = cls(request, state) if state else None
        if process and process.state.get("user_id") != str(request.user.pk):
            process.abort()
            return None
        return process.abort_if_invalid() if process else None

    def send(self) -> None:
        """Send a fresh code."""
        adapter, phone = get_adapter(), self.state.get("phone")
        self.state["code"] = code = adapter.generate_login_code()
        if phone:
            adapter.send_verification_code_sms(self.user, phone, code)
        else:
            adapter.send_mail("account/email/proof_code", self.state["email"], {"code": code})

    def persist(self) -> None:
        """Keep the state in the session."""
        self.request.session[SESSION_KEY] = self.state

    def abort(self) -> None:
        """Forget the code."""
        self.request.session.pop(SESSION_KEY, None)

    def finish(self) -> None:
        """Count the proof, and use the code up.

        A text proves beside the others: it stands in for no password and no second factor.
        """
        self.abort()
        phone = self.state.get("phone")
        stands_in = not phone or not get_reauthentication_flows(self.request.user)
        record_authentication(
            self.request,
            self.request.user,
            method="code",
            reauthenticated=stands_in,
            phone=phone,
        )
