"""Pages of the kernel: the desk's first page, generic steps, files and jobs."""

from django.urls import path

from marketplace.kernel.files.views import FileView, PageView
from marketplace.kernel.job_views import JobsView, JobView
from marketplace.kernel.step_view import StepView
from marketplace.kernel.views import DeskView

urlpatterns = [
    path("desk/", DeskView.as_view(), name="desk"),
    path("desk/step/<slug:process>/<int:pk>/<slug:step>/", StepView.as_view(), name="step"),
    path("desk/jobs/", JobsView.as_view(), name="jobs"),
    path("desk/jobs/<int:pk>/", JobView.as_view(), name="job"),
    path("files/<slug:public_id>/", FileView.as_view(), name="file"),
    path("files/<slug:public_id>/pages/<int:number>/", PageView.as_view(), name="file_page"),
]
