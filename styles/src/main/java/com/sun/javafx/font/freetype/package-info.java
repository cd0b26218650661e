/** Text without Pango. In a JavaFX package because the font factory is not public. */
package com.sun.javafx.font.freetype;
