import { hasSpace, toPathUserName } from '../../../../nodes/ConstantContactLegacy/api/userName';
import { InputError } from '../../../../nodes/kit';
import { thrownBy } from '../../../kit/dummy';

it.each([
	['JoesFlowers', 'joesflowers'],
	[' joe.s_flowers-2@example.com ', 'joe.s_flowers-2@example.com'],
	['Joes Flowers', 'joes flowers'],
])('%j appears in paths as %j', (name, expected) => {
	expect(toPathUserName(name)).toBe(expected);
});

it.each(['joe/flowers', 'joe%flowers', 'joe:flowers', 'joe+x', 'josé', 'a\tb', '..?x', '💐'])(
	'%j is refused',
	(name) => {
		expect(() => toPathUserName(name)).toThrow(InputError);
	},
);

it('the error names the first sign that is refused, and those that are allowed', () => {
	expect(thrownBy(() => toPathUserName('joe/flowers?'))).toMatchObject({
		message: "The credential's 'User Name' contains '/', which Constant Contact doesn't allow",
		nextStep: expect.stringContaining('only letters, digits and the characters . - _ @'),
	});
});

it.each(['', '  '])('%j is empty', (name) => {
	expect(thrownBy(() => toPathUserName(name))).toMatchObject({
		message: "The credential's 'User Name' is empty",
		nextStep: expect.stringContaining('fill in the login name'),
	});
});

it('a space inside is noticed, one at an end is not', () => {
	expect([hasSpace('joes flowers'), hasSpace(' joe ')]).toEqual([true, false]);
});
