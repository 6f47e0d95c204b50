/** Posts articles that match a filter to an address, as signed JSON. */
package io.copytaster.sink.webhook;
