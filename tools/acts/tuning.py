"""What the trainings share that go on teaching the pretrained encoder under a small head (`tools/ties`, `tools/holders`): rates, processes that learn of one batch
together, averaged weights, and the file that ships."""
import torch
import torch.distributed as together

from encoder import HEADS, WIDTH, layers_of, pack

DECAY = 0.99  # of the averaged weights


def optimiser_of(model, rate, deep_rate):
    """The optimiser, and what learns: all but the vectors of the pieces; the encoder by a rate of its own."""
    model.encoder.pieces.weight.requires_grad_(False)
    deep = {id(q) for q in model.encoder.parameters()}
    learned = [q for q in model.parameters() if q.requires_grad]
    groups = [{"params": [q for q in learned if id(q) not in deep], "rate": rate, "weight_decay": 1e-2}, {"params": [q for q in learned if id(q) in deep], "rate": deep_rate, "weight_decay": 1e-2}]
    return torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98)), learned


def set_rate(optimiser, step, steps):
    """A short rise, then down to almost nothing."""
    for g in optimiser.param_groups:
        g["lr"] = g["rate"] * min(1, (step + 1) / 60) * max(0.02, 1 - step / steps)


def added(parameters):
    """What all processes have learned of a batch, added up."""
    flat = torch.cat([q.grad.reshape(-1) for q in parameters])
    together.all_reduce(flat)
    at = 0
    for q in parameters:
        q.grad.copy_(flat[at:at + q.numel()].view_as(q))
        at += q.numel()


def learn_from(optimiser, learned, loss):
    """One step of all processes; loss: the mean over the batch, as far as this process read it."""
    optimiser.zero_grad()
    loss.backward()
    added(learned)
    torch.nn.utils.clip_grad_norm_(learned, 1.0)
    optimiser.step()


def average(mean, model, step):
    keep = min(DECAY, (1 + step) / (10 + step))
    with torch.no_grad():
        for name, q in model.named_parameters():
            if q.requires_grad:
                mean[name].mul_(keep).add_(q, alpha=1 - keep)


def export(weights, path, writer, **meta):
    """The encoder, and the head with its states (three of them) and its numbers apart. writer: `ModelWriter`."""
    w = {k: v.numpy() for k, v in weights.items()}
    out = writer({"version": 1, **meta, "encoder": {"layers": layers_of(weights), "heads": HEADS}})
    pack(out, w)
    out.half("hidden.state", w["hidden.weight"][:, :3 * WIDTH])
    out.half("hidden.numbers", w["hidden.weight"][:, 3 * WIDTH:])
    out.add("hidden.bias", w["hidden.bias"])
    out.half("out", w["out.weight"])
    out.add("out.bias", w["out.bias"])
    out.save(path)
