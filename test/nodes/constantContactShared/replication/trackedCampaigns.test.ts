import { TrackedCampaigns } from '../../../../nodes/constantContactShared/replication/trackedCampaigns';
import type { TableState } from '../../../../nodes/constantContactShared/replication/table';

it('leaves the state of the earlier part as it was, in case this part fails', () => {
	const earlier: TableState = { read: ['1'] };
	const state = { ...earlier };
	const tracked = new TrackedCampaigns({ state }, [], true);
	tracked.add('2');
	expect(earlier).toEqual({ read: ['1'] });
	tracked.finish();
	expect(state).toEqual({ campaigns: ['1', '2'], read: undefined });
});
