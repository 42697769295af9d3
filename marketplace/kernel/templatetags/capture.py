"""The tag by which layouts learn whether a page filled a block."""

from django.template import Context, Node, NodeList, TemplateSyntaxError
from django.template.base import Parser, Token
from django.utils.safestring import SafeString


class CaptureNode(Node):
    """Render the inside into a variable; blank text becomes the empty string."""

    def __init__(self, name: str, nodelist: NodeList) -> None:
        """Keep the variable's name and the nodes."""
        self.name = name
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """Set the variable and draw nothing."""
        context[self.name] = SafeString(self.nodelist.render(context).strip())
        return SafeString("")


def capture(parser: Parser, token: Token) -> CaptureNode:
    """Parse `{% capture name %}…{% endcapture %}`. Raises TemplateSyntaxError without a name."""
    bits = token.split_contents()
    if len(bits) != 2:
        raise TemplateSyntaxError("Usage: {% capture name %}…{% endcapture %}")
    nodelist = parser.parse(("endcapture",))
    parser.delete_first_token()
    return CaptureNode(bits[1], nodelist)
