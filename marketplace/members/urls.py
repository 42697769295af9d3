"""Addresses of people in companies: the desk's pages, and the link of an invitation."""

from django.urls import path

from marketplace.members.views import inviting, joining, objecting, people, roles, units

app_name = "members"
urlpatterns = [
    path("desk/people/", people.PeopleView.as_view(), name="people"),
    path("desk/people/history/", people.HistoryView.as_view(), name="history"),
    path("desk/people/rights/", people.RightsView.as_view(), name="rights"),
    path("desk/people/leave/", roles.LeaveView.as_view(), name="leave"),
    path("desk/people/invite/", inviting.InviteView.as_view(), name="invite"),
    path("desk/people/requests/<int:pk>/", joining.DecideView.as_view(), name="decide"),
    path("desk/people/<int:pk>/", roles.RoleView.as_view(), name="role"),
    path("desk/people/<int:pk>/limit/", roles.LimitView.as_view(), name="limit"),
    path("desk/people/<int:pk>/owner/", roles.HandOverView.as_view(), name="hand_over"),
    path("desk/units/", units.UnitsView.as_view(), name="units"),
    path("desk/units/new/", units.NewUnitView.as_view(), name="unit_new"),
    path("desk/units/<int:pk>/", units.UnitView.as_view(), name="unit"),
    path("desk/units/<int:pk>/close/", units.CloseUnitView.as_view(), name="unit_close"),
    path("desk/join/", joining.JoinView.as_view(), name="join"),
    path("desk/join/<slug:slug>/", joining.AskView.as_view(), name="ask"),
    path("desk/invitations/<int:pk>/", inviting.AnswerView.as_view(), name="answer"),
    path("invitations/object/<str:key>/", objecting.ObjectView.as_view(), name="object"),
    path("invitations/<str:token>/", inviting.InvitationView.as_view(), name="invitation"),
]
