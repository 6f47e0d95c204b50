/** The HTTP endpoint that articles are pushed to. */
package io.copytaster.app.push;
