using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Extraction;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Tests.Boundaries;

/// <summary>The walls between the parts, held by what was compiled.</summary>
public sealed class AssemblyTests
{
    private const BindingFlags Everything =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Assembly Core = typeof(Extractor).Assembly;
    private static readonly Assembly Web = typeof(TrackerDbContext).Assembly;

    [Fact]
    public void Core_stands_on_the_base_class_library_alone()
    {
        var library = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var others = Core.GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => !File.Exists(Path.Combine(library, name + ".dll")));
        others.ShouldBeEmpty();
    }

    [Fact]
    public void No_page_or_component_holds_a_database_context()
    {
        var components = Web.GetTypes().Where(type => typeof(IComponent).IsAssignableFrom(type)).ToList();
        components.ShouldNotBeEmpty();
        var held =
            from component in components
            from type in WithItsOwnBases(component)
            from member in type.GetFields(Everything).Select(f => (f.Name, Type: f.FieldType))
                .Concat(type.GetProperties(Everything).Select(p => (p.Name, Type: p.PropertyType)))
                .Concat(type.GetConstructors(Everything).SelectMany(c => c.GetParameters()).Select(p => (Name: p.Name!, Type: p.ParameterType)))
            where ReachesTheDatabase(member.Type)
            select $"{component.Name}.{member.Name}";
        held.ShouldBeEmpty();
    }

    [Fact]
    public void Every_interface_has_two_implementations()
    {
        var types = Core.GetTypes().Concat(Web.GetTypes()).ToList();
        var idle =
            from type in types
            where type.IsInterface && type.Namespace?.StartsWith("PeaceTalksTracker", StringComparison.Ordinal) == true
            where types.Count(t => t is { IsClass: true, IsAbstract: false } && type.IsAssignableFrom(t)) < 2
            select type.Name;
        idle.ShouldBeEmpty();
    }

    private static IEnumerable<Type> WithItsOwnBases(Type component)
    {
        for (var type = component; type is not null && type.Assembly == Web; type = type.BaseType)
            yield return type;
    }

    private static bool ReachesTheDatabase(Type type)
        => typeof(DbContext).IsAssignableFrom(type)
            || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(IDbContextFactory<>) || type.GetGenericArguments().Any(ReachesTheDatabase)));
}
