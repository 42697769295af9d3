"""The form of every message of an inquiry."""

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.forms import ActingForm, UploadField
from marketplace.sourcing.actions import FILE_PURPOSE


class MessageForm(ActingForm):
    """What is said, and a file when wanted."""

    text = forms.CharField(
        label=_("Message"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
    file = UploadField(label=_("File"), purpose=FILE_PURPOSE, required=False)


class QuestionForm(MessageForm):
    """The first message about a listing."""

    text = forms.CharField(
        label=_("Your question"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Quantity, delivery place, certificates, samples: the more exact, the faster."),
    )
