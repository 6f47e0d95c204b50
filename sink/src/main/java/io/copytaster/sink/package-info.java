/** From the public topics to where articles are read: the loop that feeds a sink, and one package for each target. */
package io.copytaster.sink;
