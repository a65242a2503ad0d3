"""The linear-chain conditional random field over names (Lafferty et al. 2001): loss against gold or soft labels, marginals, best path."""
import torch
from torch import nn

from heads import NAME_LABELS, allowed_transitions


class Chain(nn.Module):
    def __init__(self):
        super().__init__()
        n = len(NAME_LABELS)
        self.transition, self.start, self.end = nn.Parameter(torch.zeros(n, n)), nn.Parameter(torch.zeros(n)), nn.Parameter(torch.zeros(n))
        self.register_buffer("allowed", allowed_transitions())

    def transitions(self):
        return self.transition.masked_fill(~self.allowed, -1e4)

    def forward_scores(self, scores, mask):
        """[batch, time, labels]: log of the sum over all paths that end there; behind the end of a sentence its last."""
        t, alpha = self.transitions(), [self.start + scores[:, 0]]
        for i in range(1, scores.shape[1]):
            step = torch.logsumexp(alpha[-1].unsqueeze(2) + t, 1) + scores[:, i]
            alpha.append(torch.where(mask[:, i].unsqueeze(1), step, alpha[-1]))
        return alpha

    def loss(self, scores, soft, mask):
        """Cross entropy of paths against soft labels [batch, time, labels], whose words are taken to be independent but for what may follow what. Summed."""
        total = torch.logsumexp(self.forward_scores(scores, mask)[-1] + self.end, 1)
        pairs = soft[:, :-1].unsqueeze(3) * soft[:, 1:].unsqueeze(2) * self.allowed
        pairs = pairs / pairs.sum((2, 3), keepdim=True).clamp(min=1e-6) * mask[:, 1:, None, None]
        last = (mask.sum(1) - 1).long()
        path = (scores * soft * mask.unsqueeze(2)).sum((1, 2)) + (pairs.sum(1) * self.transitions()).sum((1, 2)) + (soft[:, 0] * self.start).sum(1)
        path = path + (soft[torch.arange(len(soft)), last] * self.end).sum(1)
        return (total - path).sum()

    @torch.no_grad()
    def marginals(self, scores, mask):
        t = self.transitions()
        alpha = self.forward_scores(scores, mask)
        beta = [self.end.expand(len(scores), -1)]
        for i in range(scores.shape[1] - 1, 0, -1):
            step = torch.logsumexp(t + (scores[:, i] + beta[0]).unsqueeze(1), 2)
            beta.insert(0, torch.where(mask[:, i].unsqueeze(1), step, beta[0]))
        return torch.softmax(torch.stack(alpha, 1) + torch.stack(beta, 1), -1)

    @torch.no_grad()
    def best(self, scores, mask):
        t, v, back = self.transitions(), self.start + scores[:, 0], []
        for i in range(1, scores.shape[1]):
            best, arg = (v.unsqueeze(2) + t).max(1)
            v = torch.where(mask[:, i].unsqueeze(1), best + scores[:, i], v)
            back.append(torch.where(mask[:, i].unsqueeze(1), arg, torch.arange(v.shape[1]).expand_as(arg)))
        k = (v + self.end).argmax(1)
        path = [k]
        for b in reversed(back):
            k = b.gather(1, k.unsqueeze(1)).squeeze(1)
            path.insert(0, k)
        return [p[:n] for p, n in zip(torch.stack(path, 1).tolist(), mask.sum(1).tolist())]
