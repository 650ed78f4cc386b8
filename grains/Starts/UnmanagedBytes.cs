using System.Buffers;
using System.Runtime.InteropServices;

namespace SseSim.Grains.Starts;

/// <summary>Memory that the garbage collector knows nothing of; given back by <see cref="IDisposable.Dispose"/>.</summary>
internal sealed unsafe class UnmanagedBytes(int length) : MemoryManager<byte>
{
    private void* _bytes = NativeMemory.Alloc((nuint)length);

    public override Span<byte> GetSpan() => new(_bytes, length);

    public override MemoryHandle Pin(int elementIndex = 0) => new((byte*)_bytes + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
        NativeMemory.Free(_bytes);
        _bytes = null;
    }
}
