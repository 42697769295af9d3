"""Pages beside the one door: proofs, the security log, compromise, recovery, support's desk."""

from django.urls import include, path

from marketplace.accounts.signin.views import compromised, factors, recovery, security, support
from marketplace.accounts.signin.views.codes import ResetCodeView, SignInCodeView
from marketplace.accounts.signin.views.proof import ProofByCodeView, ProofByPhoneView

desk = (
    [
        path("moderation/recoveries/", support.QueueView.as_view(), name="queue"),
        path("moderation/recoveries/minor/", support.MinorView.as_view(), name="minor"),
        path("moderation/recoveries/<int:pk>/", support.CaseView.as_view(), name="case"),
        path("moderation/recoveries/<int:pk>/check/", support.CheckView.as_view(), name="check"),
    ],
    "recovery",
)

urlpatterns = [
    path("accounts/prove/", ProofByCodeView.as_view(), name="account_prove_by_code"),
    path("accounts/prove/phone/", ProofByPhoneView.as_view(), name="account_prove_by_phone"),
    # Before allauth's own of the same names and addresses.
    path(
        "accounts/login/code/confirm/", SignInCodeView.as_view(), name="account_confirm_login_code"
    ),
    path(
        "accounts/password/reset/confirm/",
        ResetCodeView.as_view(),
        name="account_confirm_password_reset_code",
    ),
    path(
        "accounts/password/set/", factors.FirstPasswordView.as_view(), name="account_set_password"
    ),
    path(
        "accounts/2fa/webauthn/keys/<int:pk>/remove/",
        factors.RemovePasskeyView.as_view(),
        name="mfa_remove_webauthn",
    ),
    path("desk/me/security/", security.SecurityView.as_view(), name="account_security"),
    path(
        "desk/me/sessions/<int:pk>/end/",
        security.EndSessionView.as_view(),
        name="account_end_session",
    ),
    path(
        "accounts/compromised/", compromised.CompromisedView.as_view(), name="account_compromised"
    ),
    path(
        "accounts/compromised/<str:token>/", compromised.FreezeView.as_view(), name="account_freeze"
    ),
    path("accounts/unfreeze/", compromised.UnfreezeView.as_view(), name="account_unfreeze"),
    path("accounts/recovery/", recovery.AskView.as_view(), name="account_recovery"),
    path("accounts/recovery/asked/", recovery.AskedView.as_view(), name="account_recovery_asked"),
    path(
        "accounts/recovery/stop/<str:token>/",
        recovery.StopView.as_view(),
        name="account_recovery_stop",
    ),
    path(
        "accounts/recovery/<str:token>/",
        recovery.FollowView.as_view(),
        name="account_recovery_follow",
    ),
    path("", include(desk)),
]
