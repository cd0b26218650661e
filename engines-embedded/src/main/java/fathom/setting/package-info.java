/** Named values that somebody may set: what each may be, its unit and what stands where nothing is said. */
package fathom.setting;
