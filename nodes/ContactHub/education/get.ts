import { getOf } from '../subresource/get';
import { education } from './definition';

export const getEducation = getOf(education);
