/** Is everything all right, and if not, where? */
package fathom.view.overview;
