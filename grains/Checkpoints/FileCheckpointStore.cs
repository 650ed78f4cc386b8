using System.IO.Hashing;
using SseSim.Grains.Members;
using SseSim.Grains.Serialization;

namespace SseSim.Grains.Checkpoints;

/// <summary>Checkpoints in a folder of this machine, a subfolder a run: its parts, and one file for each slot that names the parts of its
/// checkpoint. Made when the first checkpoint is written. One process at a time has the folder.</summary>
public sealed class FileCheckpointStore : ICheckpointStore, IDisposable
{
    private const string LockName = ".lock";
    private const string SlotPrefix = "slot-";
    private const string PartSuffix = ".part";
    private const string EpochName = "epoch";

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly string _folder;
    private readonly Action<string>? _prepare;
    private readonly Dictionary<string, int> _epochs = [];
    private FileStream? _lock;

    /// <param name="folder">Where; need not exist.</param>
    /// <param name="prepare">Called once with the folder before the first part is written to a new one: adds what says whose checkpoints these are.</param>
    /// <exception cref="StorageException">Another process has the folder.</exception>
    public FileCheckpointStore(string folder, Action<string>? prepare = null)
    {
        _folder = Path.GetFullPath(folder);
        _prepare = prepare;
        if (Directory.Exists(_folder))
        {
            Acquire();
        }
    }

    public bool Keeps => true;

    public Task<OpenedRun> Open(string run, int known, CancellationToken cancellation) => Guarded(() =>
    {
        var slots = ReadSlots(run);
        var stored = File.Exists(PathOf(run, EpochName)) && int.TryParse(File.ReadAllText(PathOf(run, EpochName)), out var number) ? number : 0;
        int[] begun = [known, stored, _epochs.GetValueOrDefault(run), .. slots.Select(s => s.Checkpoint?.Epoch ?? 0)];
        var epoch = begun.Max() + 1;
        _epochs[run] = epoch;
        return new OpenedRun(epoch, [.. slots.Select(s => s.Checkpoint).OfType<Checkpoint>()], [.. slots.Select(s => s.Damage).OfType<string>()]);
    });

    public Task<StoredPart> Write(string run, int epoch, string name, byte[] bytes, CancellationToken cancellation) => Guarded(() =>
    {
        Refuse(run, epoch);
        Prepare(run);
        CheckpointFile.Write(PathOf(run, name + PartSuffix), bytes);
        return new StoredPart(name, bytes.Length, HashOf(bytes));
    });

    // Outside of the lock: parts that a checkpoint names are never written again.
    public Task<byte[]> Read(string run, StoredPart part, CancellationToken cancellation) => Task.Run(() =>
    {
        var bytes = CheckpointFile.Read(PathOf(run, part.Name + PartSuffix));
        return bytes.Length == part.Bytes && HashOf(bytes) == part.Hash
            ? bytes
            : throw new DamagedCheckpointException(part.Name, "whole, but not the part that the checkpoint names");
    }, cancellation);

    public Task Commit(string run, Checkpoint checkpoint, CancellationToken cancellation) => Guarded(() =>
    {
        Refuse(run, checkpoint.Epoch);
        Prepare(run);
        var slots = ReadSlots(run);
        var target = slots.Count == 0 ? 0 : 1 - slots[0].Slot;
        var path = PathOf(run, SlotPrefix + target);
        CheckpointFile.Write(path + ".new", ModelFormat.Write(checkpoint));
        File.Move(path + ".new", path, overwrite: true);
        if (checkpoint.IsEnd)
        {
            File.Delete(PathOf(run, SlotPrefix + (1 - target)));
        }

        Sweep(run);
        return true;
    });

    public Task Discard(string run, int epoch, Checkpoint checkpoint, CancellationToken cancellation) => Guarded(() =>
    {
        Refuse(run, epoch);
        foreach (var slot in ReadSlots(run).Where(s => s.Checkpoint is { } c && (c.Epoch, c.Month) == (checkpoint.Epoch, checkpoint.Month)))
        {
            File.Delete(PathOf(run, SlotPrefix + slot.Slot));
        }

        return true;
    });

    /// <summary>Removes the folder with all that is in it.</summary>
    public void Remove()
    {
        Dispose();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    public void Dispose()
    {
        _lock?.Dispose();
        _lock = null;
    }

    /// <summary>Both slots, newest first; one that is empty is left out.</summary>
    private List<(int Slot, Checkpoint? Checkpoint, string? Damage)> ReadSlots(string run)
    {
        var slots = new List<(int Slot, Checkpoint? Checkpoint, string? Damage)>();
        foreach (var slot in new[] { 0, 1 }.Where(s => File.Exists(PathOf(run, SlotPrefix + s))))
        {
            try
            {
                slots.Add((slot, (Checkpoint)ModelFormat.Read(typeof(Checkpoint), CheckpointFile.Read(PathOf(run, SlotPrefix + slot))), null));
            }
            catch (Exception damage) when (damage is DamagedCheckpointException or InvalidDataException)
            {
                slots.Add((slot, null, damage.Message));
            }
        }

        // A damaged one last, so that the next checkpoint goes where it is.
        return [.. slots.OrderByDescending(s => s.Checkpoint?.Epoch ?? -1).ThenByDescending(s => s.Checkpoint?.Month ?? -1)];
    }

    private void Sweep(string run)
    {
        var needed = ReadSlots(run).Where(s => s.Checkpoint is not null).SelectMany(s => s.Checkpoint!.Parts)
            .Select(p => p.Name + PartSuffix).ToHashSet(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(FolderOf(run), "*" + PartSuffix))
        {
            if (!needed.Contains(Path.GetFileName(path)))
            {
                File.Delete(path);
            }
        }
    }

    private void Refuse(string run, int epoch)
    {
        if (_epochs.TryGetValue(run, out var current) && epoch < current)
        {
            throw new StaleEpochException(epoch, current);
        }
    }

    private void Prepare(string run)
    {
        if (_lock is null)
        {
            Directory.CreateDirectory(_folder);
            Acquire();
            _prepare?.Invoke(_folder);
        }

        if (!File.Exists(PathOf(run, EpochName)) || File.ReadAllText(PathOf(run, EpochName)) != Epoch(run))
        {
            Directory.CreateDirectory(FolderOf(run));
            File.WriteAllText(PathOf(run, EpochName), Epoch(run));
        }
    }

    private string Epoch(string run) => _epochs.GetValueOrDefault(run).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private void Acquire()
    {
        try
        {
            _lock = new FileStream(Path.Combine(_folder, LockName), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            throw new StorageException($"{_folder}: another process is at work in it, or it cannot be written");
        }
    }

    private string FolderOf(string run)
    {
        var name = run.Replace('/', '_');
        return Path.GetFileName(name) == name && name is not ("" or "." or "..")
            ? Path.Combine(_folder, name)
            : throw new ArgumentException($"'{run}' is no id of a run", nameof(run));
    }

    private string PathOf(string run, string name) => Path.Combine(FolderOf(run), name);

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(XxHash128.Hash(bytes));

    /// <summary>One at a time, off the scheduler of the grain that asks: a disk may take long.</summary>
    private async Task<T> Guarded<T>(Func<T> work)
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            return await Task.Run(work).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{_folder}: {failure.Message}");
        }
        finally
        {
            _gate.Release();
        }
    }
}
