using SseSim.Grains.Members;
using SseSim.Grains.Runs;
using SseSim.Grains.Territories;
using SseSim.Model.Stories;

namespace SseSim.Grains.Entities;

/// <summary>Keeps nothing but whether the organisation is followed, so that it is followed again where its territory went on from an older checkpoint.</summary>
public sealed class EntityGrain : Grain, IEntityGrain
{
    private bool _follows;

    private EntityKey Key => EntityKey.Parse(this.GetPrimaryKeyString());

    public async Task Follow()
    {
        await OfTerritory(async (territory, epoch) =>
        {
            await territory.Follow(epoch, Key.Organisation);
            return true;
        });
        _follows = true;
    }

    public async Task<OrganisationStory> GetStory()
    {
        var outcome = await GrainFactory.GetGrain<IRunGrain>(Key.Run).GetOutcome();
        if (outcome.Status.IsOver)
        {
            return outcome.Summary?.Stories.FirstOrDefault(s => s.Organisation == Key.Organisation)
                ?? throw new EntityUnavailableException($"Run {Key.Run} is over and did not follow organisation {Key.Organisation:x16}");
        }

        return await OfTerritory(async (territory, epoch) =>
        {
            if (_follows)
            {
                await territory.Follow(epoch, Key.Organisation);
            }

            return await territory.Story(epoch, Key.Organisation);
        });
    }

    private async Task<T> OfTerritory<T>(Func<ITerritoryGrain, int, Task<T>> ask)
    {
        var status = (await GrainFactory.GetGrain<IRunGrain>(Key.Run).GetOutcome()).Status;
        if (status.IsOver || status.Phase == RunPhase.Idle)
        {
            throw new EntityUnavailableException($"Run {Key.Run} {(status.IsOver ? "is over" : "has not begun")}");
        }

        try
        {
            return await ask(GrainFactory.GetGrain<ITerritoryGrain>(Key.Territory, Key.Run), status.Epoch);
        }
        catch (Exception lost) when (lost is StateLostException or StaleEpochException)
        {
            throw new EntityUnavailableException($"Run {Key.Run} has not got its territories yet, or has just lost one: ask again");
        }
    }
}
