/** Who may ask for what over HTTP. */
package io.copytaster.app.access;
