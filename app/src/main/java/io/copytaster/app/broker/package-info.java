/** The embedded Kafka broker and the folder that it and the other parts keep their data in. */
package io.copytaster.app.broker;
