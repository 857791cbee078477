import { collection, createOperationDefiner, schema, type Operation } from '../../kit';
import { createTablesField, trackingByField } from './fields';
import type { TableSet } from './table';

/** Requests that a standard key has in a minute (V2 API 1.4, V3 API 3). */
const PER_MINUTE = 240;

/** *Estimate Requests* of a product's tables. */
export function defineEstimate<Api, Size>({
	tables,
	measuring,
}: TableSet<Api, Size>): Operation<Api> {
	return createOperationDefiner<Api>().item({
		value: 'estimate',
		name: 'Estimate Requests',
		action: 'Estimate requests of tables',
		description:
			'Tell about how many requests a full replication of tables takes, and how many minutes at four a second',
		requests: measuring.requests,
		output: schema.object(
			{ table: { type: 'string' }, requests: { type: 'integer' }, minutes: { type: 'integer' } },
			['table', 'requests', 'minutes'],
		),
		fields: {
			tables: createTablesField(tables),
			tableOptions: collection({
				displayName: 'Options',
				fields: { trackingBy: trackingByField },
			}),
		},
		once: true,
		async run({ api, params }) {
			const { trackingBy = 'campaign' } = params.tableOptions;
			const size = await measuring.measure(api, params.tables);
			return tables
				.filter(({ value }) => params.tables.includes(value))
				.map((table) => {
					const requests = table.expectedRequests(size, { trackingBy });
					return { table: table.value, requests, minutes: Math.ceil(requests / PER_MINUTE) };
				});
		},
	});
}
