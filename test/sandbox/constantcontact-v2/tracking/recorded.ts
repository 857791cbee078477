import type { TrackingActivity } from './record';

/** An activity added while the sandbox was running. */
export interface RecordedActivity {
	activity: TrackingActivity;
	/** When it becomes visible. */
	knownTime: number;
}

/** Activities added one by one, by campaign and by contact. */
export class RecordedActivities {
	private readonly byCampaign = new Map<number, RecordedActivity[]>();
	private readonly byContact = new Map<number, RecordedActivity[]>();

	add(recorded: RecordedActivity): void {
		const { campaignId, contactId } = recorded.activity;
		insert(this.byCampaign, campaignId, recorded);
		insert(this.byContact, contactId, recorded);
	}

	/** Newest first; those in the same millisecond in the order in which they were added. */
	ofCampaign(campaignId: number): readonly RecordedActivity[] {
		return this.byCampaign.get(campaignId) ?? [];
	}

	/** Newest first; those in the same millisecond in the order in which they were added. */
	ofContact(contactId: number): readonly RecordedActivity[] {
		return this.byContact.get(contactId) ?? [];
	}
}

function insert(
	groups: Map<number, RecordedActivity[]>,
	id: number,
	recorded: RecordedActivity,
): void {
	const group = groups.get(id) ?? [];
	groups.set(id, group);
	let [low, high] = [0, group.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (group[middle]!.activity.time >= recorded.activity.time) low = middle + 1;
		else high = middle;
	}
	group.splice(low, 0, recorded);
}
