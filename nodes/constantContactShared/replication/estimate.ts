import { formatCount, collection, createOperationDefiner, schema, type Operation } from '../../kit';
import { createTablesField, trackingByField } from './fields';
import type { TableSet } from './table';

/** Requests per minute allowed by a standard key (V2 API 1.4, V3 API 3). */
const PER_MINUTE = 240;

/** Requests per day allowed by it. */
const PER_DAY = 10_000;

/** *Estimate Requests* of a product's tables. */
export function defineEstimate<Api, Size>({
	tables,
	measuring,
	options,
}: TableSet<Api, Size>): Operation<Api> {
	return createOperationDefiner<Api>().item({
		value: 'estimate',
		name: 'Estimate Requests',
		action: 'Estimate requests of tables',
		description:
			'Estimate how many requests a full replication of tables takes, and how many minutes at four requests per second',
		requests: measuring.requests,
		output: schema.object(
			{ table: { type: 'string' }, requests: { type: 'integer' }, minutes: { type: 'integer' } },
			['table', 'requests', 'minutes'],
		),
		fields: {
			tables: createTablesField(tables),
			...(options.trackingByContact && {
				tableOptions: collection({
					displayName: 'Options',
					fields: { trackingBy: trackingByField },
				}),
			}),
		},
		once: true,
		async run({ api, params, hint }) {
			const { trackingBy = 'campaign' } = params.tableOptions ?? {};
			const size = await measuring.measure(api, params.tables);
			const rows = tables
				.filter(({ value }) => params.tables.includes(value))
				.map((table) => {
					const requests = table.expectedRequests(size, { trackingBy });
					return { table: table.value, requests, minutes: Math.ceil(requests / PER_MINUTE) };
				});
			const total = rows.reduce((sum, { requests }) => sum + requests, 0);
			if (total > PER_DAY) {
				hint(
					`A full load takes about ${formatCount(total, 'request')}, and a key has ${PER_DAY} a day: it takes ${formatCount(Math.ceil(total / PER_DAY), 'day')}. 'Replicate' stops when 'Daily Requests' is reached, and its next run continues`,
				);
			}
			return rows;
		},
	});
}
