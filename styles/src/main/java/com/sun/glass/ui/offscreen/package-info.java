/** The name by which JavaFX finds our off-screen platform. */
package com.sun.glass.ui.offscreen;
