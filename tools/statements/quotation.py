"""Quotations by their marks, as `src/Demarche.Record/Statements/QuotationMarks.cs` finds them: change both together."""


def _alnum(c):
    return c.isalnum()


def _opening(t, i, start, end):
    before = i > start and _alnum(t[i - 1])
    after = i + 1 < end and not t[i + 1].isspace()
    c = t[i]
    if c in "\u201c\u201e\u00ab\u201f":
        return 1, False
    if c == '"':
        inch = before and t[i - 1].isdigit() and (i + 1 >= end or not _alnum(t[i + 1]))
        return (0 if inch else 1), False
    if c == "\u201d" and not before and after and _alnum(t[i + 1]):
        return 1, False
    if c in "'`" and i + 1 < end and t[i + 1] == c:
        return (0 if before else 2), False
    if c in "\u2018'\u2039\u201a" and not before and after and t[i + 1].isalpha():
        return 1, True
    return 0, False


def _closing(t, open_, frm, end, single):
    mark, depth = t[open_], 0
    for i in range(frm, end):
        c = t[i]
        if single:
            behind = i + 1 < end and _alnum(t[i + 1])
            match = c == "'" if mark == "'" else c == "\u203a" if mark == "\u2039" else c in "\u2019'\u2018"
            if match and not behind and not t[i - 1].isspace():
                return i, 1
            if c in '\u201c\u201d"':
                return -1, 1
            continue
        if mark == "\u00ab":
            depth += c == "\u00ab"
            if c == "\u00bb":
                if depth == 0:
                    return i, 1
                depth -= 1
        elif mark in "\u201c\u201e\u201f\u201d":
            depth += c == "\u201e"
            if c in '\u201d"' or (c == "\u201c" and mark == "\u201e"):
                if depth == 0 or c == '"':
                    return i, 1
                depth -= 1
        elif mark == '"':
            if c in '"\u201d':
                return i, 1
        elif mark in "'`" and c == '"':
            return i, 1
        if c == "'" and i + 1 < end and t[i + 1] == "'" and mark in "\"'`" and not (i + 2 < end and t[i + 2].isalpha()):
            return i, 2
    return -1, 1


def find(text):
    """(start, end, inner start, inner end, closed, single) of each quotation, in order."""
    out, paragraph = [], 0
    while paragraph < len(text):
        end = text.find("\n", paragraph)
        end = len(text) if end < 0 else end
        no_single, i = False, paragraph
        while i < end:
            mark, single = _opening(text, i, paragraph, end)
            if mark == 0 or (single and no_single):
                i += 1
                continue
            close, closing = _closing(text, i, i + mark, end, single)
            if close < 0 and single:
                no_single = True
                i += 1
                continue
            inner_end, span_end = (end, end) if close < 0 else (close, close + closing)
            while close < 0 and span_end > i + mark and text[span_end - 1].isspace():
                span_end -= 1
                inner_end = span_end
            if inner_end > i + mark:
                out.append((i, span_end, i + mark, inner_end, close >= 0, single))
            i = max(span_end, i + mark)
        paragraph = end + 1
    return out
