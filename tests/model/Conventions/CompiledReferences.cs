using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace SseSim.Model.Tests.Conventions;

/// <summary>What a compiled assembly refers to outside of itself, as full names: <c>System.Math</c>, <c>System.Math.Exp</c>.</summary>
internal sealed class CompiledReferences
{
    public IReadOnlyList<string> Assemblies { get; }
    public IReadOnlySet<string> Types { get; }
    public IReadOnlySet<string> Members { get; }

    public CompiledReferences(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        Assemblies = [.. metadata.AssemblyReferences.Select(h => metadata.GetString(metadata.GetAssemblyReference(h).Name))];
        Types = metadata.TypeReferences.Select(h => TypeName(metadata, h)).ToHashSet();
        Members = metadata.MemberReferences.Select(metadata.GetMemberReference).Where(m => m.Parent.Kind == HandleKind.TypeReference)
            .Select(m => TypeName(metadata, (TypeReferenceHandle)m.Parent) + "." + metadata.GetString(m.Name)).ToHashSet();
    }

    private static string TypeName(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? TypeName(metadata, (TypeReferenceHandle)type.ResolutionScope) + "." + name
            : metadata.GetString(type.Namespace) + "." + name;
    }
}
