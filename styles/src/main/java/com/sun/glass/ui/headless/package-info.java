/** A full sized off-screen platform on top of JavaFX's headless one. In a JavaFX package because what it mends is not public. */
package com.sun.glass.ui.headless;
