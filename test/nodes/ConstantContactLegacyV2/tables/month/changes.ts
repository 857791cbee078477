import type { ManualClock, Sandbox } from '../../../../sandbox';
import { RandomChanges, type Change } from '../../../constantContactShared/replication/changes';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

type Account = Sandbox['constantContactV2'];

/** Random changes to an account of version 2. */
export class AccountChanges extends RandomChanges {
	/** Kinds of changes with their weights. */
	protected readonly weights: Change[] = [
		[14, 'contact created', () => this.createContact()],
		[20, 'contact changed', () => this.changeContact()],
		[6, 'contact unsubscribed', () => this.putContact({ optOut: true })],
		[12, 'list membership', () => this.putContact({ lists: this.someLists() })],
		[1, 'list created', () => this.account.putList({ name: this.word('List') })],
		[2, 'list renamed', () => this.renameList()],
		[3, 'campaign created', () => this.account.putCampaign({ lists: [1], content: this.name() })],
		[3, 'campaign changed', () => this.changeCampaign({ content: this.name() })],
		[0.3, 'campaign scheduled', () => this.schedule()],
		[1, 'campaign running', () => this.changeCampaign({ status: 'RUNNING' }, 'DRAFT')],
		[1, 'campaign sent', () => this.changeCampaign({ status: 'SENT' }, 'DRAFT')],
		[1.5, 'campaign ran', () => this.changeCampaign({ status: 'SENT' }, 'RUNNING')],
		[1.5, 'campaign deleted', () => this.deleteCampaign()],
		[0.5, 'campaign restored', () => this.changeCampaign({ status: 'SENT' }, 'DELETED')],
		[34, 'activity', () => this.recordActivity()],
	];

	constructor(
		private readonly account: Account,
		private readonly clock: ManualClock,
		seed: number,
	) {
		super(seed);
	}

	private someLists(): number[] {
		return this.account.lists().flatMap(({ id }) => (this.random.next() < 0.3 ? id : []));
	}

	private contactId(): number {
		// IDs of seeded contacts begin with 11, and none is removed
		return 11 + this.below(this.account.counts.contacts);
	}

	private createContact(): void {
		this.account.putContact({ email: `new.${this.count}@example.com`, lists: this.someLists() });
	}

	private changeContact(): void {
		this.putContact({ texts: { first_name: this.word('Name'), job_title: this.word('Job') } });
	}

	private putContact(input: Parameters<Account['putContact']>[0]): void {
		this.account.putContact({ id: this.contactId(), ...input });
	}

	private renameList(): void {
		const id = this.pick(this.account.lists())?.id;
		this.account.putList({ id, name: this.word('List') });
	}

	private campaignThat(...statuses: string[]): number | undefined {
		const found = this.account.campaigns().filter(({ status }) => statuses.includes(status));
		return this.pick(found)?.id;
	}

	private changeCampaign(
		change: Parameters<Account['putCampaign']>[0],
		status = this.pick(['DRAFT', 'SENT'])!,
	): void {
		const id = this.campaignThat(status);
		if (id !== undefined) this.account.putCampaign({ id, ...change });
	}

	/** Sent automatically within a day, to those who are in its lists then. */
	private schedule(): void {
		const time = this.clock.now() + this.below(24 * HOUR_MS);
		this.changeCampaign({ status: 'SCHEDULED', schedules: [{ id: 1, time }] }, 'DRAFT');
	}

	private deleteCampaign(): void {
		const id = this.campaignThat('DRAFT', 'RUNNING', 'SCHEDULED', 'SENT');
		if (id !== undefined) this.account.removeCampaign(id);
	}

	/** Some become visible minutes after they happened, and some belong to campaigns that haven't been sent yet. */
	private recordActivity(): void {
		const campaignId = this.campaignThat('DRAFT', 'RUNNING', 'SENT')!;
		const types = ['EMAIL_SEND', 'EMAIL_OPEN', 'EMAIL_FORWARD', 'EMAIL_UNSUBSCRIBE'] as const;
		const delay = this.random.next() < 0.2 ? this.below(5 * MINUTE_MS) : 0;
		this.account.recordActivity({
			type: this.pick([...types])!,
			campaignId,
			contactId: this.contactId(),
			time: this.clock.now() - delay,
		});
	}
}
