import { formatCount } from '../../../nodes/kit';

it.each([
	[0, '0 contacts'],
	[1, '1 contact'],
	[2, '2 contacts'],
])('%i', (number, expected) => {
	expect(formatCount(number, 'contact')).toBe(expected);
});

it('accepts a plural that is another word', () => {
	expect(formatCount(1, 'activity', 'activities')).toBe('1 activity');
	expect(formatCount(3, 'activity', 'activities')).toBe('3 activities');
});
