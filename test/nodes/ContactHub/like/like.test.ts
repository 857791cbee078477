import { describeSubresource } from '../subresourceSuite';
import { byId } from '../setup';

const connected = describeSubresource({
	resource: 'like',
	collection: 'likes',
	filledIn: { category: 'sport', name: 'tennis', createdTime: '2017-03-10T02:00:00+02:00' },
	sent: { category: 'sport', name: 'tennis', createdTime: '2017-03-10T00:00:00.000Z' },
	created: 200,
	stored: { category: 'music', name: 'opera', createdTime: '2016-01-01T00:00:00.000+0000' },
	change: { name: 'ballet' },
	clear: 'category',
});

it('refuses an invalid time before anything is sent', async () => {
	const node = connected();
	node.sandbox.log.clear();
	const { error } = await node.run('like', 'create', {
		customer: byId('any'),
		additionalFields: { createdTime: '={{ "yesterday" }}' },
	});
	expect(error?.message).toBe("'Created Time' isn't a date: 'yesterday' [item 0]");
	expect(node.requests()).toEqual([]);
});

it('is refused while ContactHub rebuilds its index, and says what to do', async () => {
	const node = connected();
	const { id } = node.hub.putCustomer({ base: {} });
	node.hub.options.reindexing = true;
	const { error } = await node.run('like', 'create', {
		customer: byId(id),
		additionalFields: { id: 'x' },
	});
	node.hub.options.reindexing = false;
	expect(error?.message).toBe('Could not create like: Reindexing in progress [item 0]');
	expect(error?.description).toContain('nothing was written');
	expect(node.hub.customer(id)?.base?.likes).toEqual([]);
});
