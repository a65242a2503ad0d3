"""Raw news on its way through `demarche annotate`.   news.py input: articles -> reports   news.py words: annotations -> a sentence a line"""
import json
import sys

import corpora

if sys.argv[1] == "input":
    for line in sys.stdin:
        article = json.loads(line)
        print(json.dumps({"id": article["id"], "text": (article.get("title") or "") + "\n\n" + article["text"], "language": "en"}))
else:
    for forms in corpora.annotated_sentences(sys.stdin):
        print(" ".join(forms))
