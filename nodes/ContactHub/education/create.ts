import { createOf } from '../subresource/create';
import { education } from './definition';

export const createEducation = createOf(education);
