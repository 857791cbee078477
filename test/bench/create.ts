import type { INodeParameters } from 'n8n-workflow';
import { runNode } from '../support';
import { medians, seconds, times, type Row } from './measure';
import { startSandboxProcess, type SandboxAddress } from './sandboxProcess';

const CUSTOMERS = 1000;

const ROUNDS = 3;

/** More requests at once than the default of 4, as a user may set it under *Options*. */
const MORE_AT_ONCE = 8;

/**
 * Creating 1,000 customers with the default of 4 requests at once and with 8, beside one at a time. Four lanes can't be more
 * than four times as fast, so the target is measured with 8; the row of the default shows how near it comes to its limit.
 */
export async function create(latencyMs: number): Promise<Row[]> {
	const sandbox = await startSandboxProcess({ latencyMs });
	const { address } = sandbox;
	await createCustomers(address, {}, 20);
	const { byDefault, more, oneByOne } = await medians(ROUNDS, {
		byDefault: async () => await createCustomers(address, {}),
		more: async () => await createCustomers(address, { concurrency: MORE_AT_ONCE }),
		oneByOne: async () => await createCustomers(address, { concurrency: 1 }),
	});
	sandbox.stop();
	const row = (atOnce: string, ours: number, target: number): Row => ({
		what: `Create ${CUSTOMERS} customers, ${atOnce}; one at a time`,
		ours: seconds(ours),
		other: seconds(oneByOne),
		ratio: times(oneByOne / ours),
		target: `at least ${target} x faster`,
		met: oneByOne / ours >= target,
	});
	return [row('4 at once (default)', byDefault, 3.5), row(`${MORE_AT_ONCE} at once`, more, 4)];
}

let created = 0;

async function createCustomers(
	address: SandboxAddress,
	options: INodeParameters,
	count = CUSTOMERS,
): Promise<void> {
	const json = Array.from({ length: count }, () => {
		const number = ++created;
		return {
			email: `new.customer.${number}@example.com`,
			firstName: 'New',
			lastName: `No. ${number}`,
		};
	});
	const result = await runNode(
		'contactHub',
		{
			resource: 'customer',
			operation: 'create',
			customerFields: { mappingMode: 'autoMapInputData', value: null },
			options,
		},
		{ json, credentials: { contactHubApi: address } },
	);
	const ids = new Set(result.json.map(({ id }) => id));
	if (ids.size !== count) {
		throw new Error(
			`${ids.size} of ${count} customers were created. ${result.error?.message ?? ''}`,
		);
	}
}
