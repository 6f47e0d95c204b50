/** The program: its commands, and the embedded parts that let it run by itself. */
package io.copytaster.app;
